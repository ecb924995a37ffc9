"""The pictures of a film, drawn with the kiosk's own theme: same type, pictograms and colours."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.letters import has_right_to_left
from ui.film.making.script import Chapter, Script
from ui.theme.look import Look, Role
from ui.theme.pictograms import Pictograms
from ui.theme.tokens import NORMAL, Topic
from ui.widgets.brand import Brand
from ui.widgets.typeset import TextBlock, text_block

WIDTH, HEIGHT = 1280, 720
UNIT = 1.15
"""Larger type than on a screen of this size: the film is shown smaller than it is drawn."""

MARGIN = 64
HEAD = 150
FOOT = 78
DISC = 400
BESIDE = 64


class Card(NamedTuple):
    """A picture, and the same without what is new on it: cards fade through it, so that words never cross words."""

    image: QImage
    bare: QImage


class Cards:
    """One image of 1280x720 for each moment. Needs a `QApplication`, which may be offscreen."""

    def __init__(self, script: Script, pictograms: Pictograms) -> None:
        self._script = script
        self._look = Look(NORMAL, pictograms, UNIT, 1.0, has_right_to_left(script.title.text))
        self._colours: Topic = NORMAL.topic(script.topic)

    def opening(self) -> Card:
        """The name of the film."""
        image, painter = _painted(NORMAL.ground)
        self._disc(painter, QPointF(WIDTH / 2, 230), 290, self._colours.tint)
        self._brand(painter, WIDTH / 2, 612)
        bare = image.copy()
        self._sign(painter, QPointF(WIDTH / 2, 230), 290, self._script.title.picture)
        self._centred(painter, self._script.title.text, 410, NORMAL.ink)
        painter.end()
        return Card(image, bare)

    def chapter(self, number: int) -> Card:
        """The title of a step, on the topic's colour."""
        image, painter = _painted(self._colours.tint)
        title = self._script.chapters[number].title
        self._disc(painter, QPointF(WIDTH / 2, 250), 290, NORMAL.surface)
        self._steps(painter, number)
        bare = image.copy()
        self._sign(painter, QPointF(WIDTH / 2, 250), 290, title.picture)
        self._centred(painter, title.text, 430, self._colours.ink)
        painter.end()
        return Card(image, bare)

    def sentence(self, number: int, rank: int) -> Card:
        """One sentence, one pictogram, as large as they go: one idea at a time, as on the kiosk's screens."""
        image, painter = _painted(NORMAL.ground)
        chapter = self._script.chapters[number]
        self._head(painter, chapter)
        line = chapter.sentences[rank]
        middle = (HEAD + HEIGHT - FOOT) / 2
        disc = self._placed(QPointF(MARGIN + DISC / 2, middle))
        self._disc(painter, disc, DISC, self._colours.tint)
        self._steps(painter, number)
        bare = image.copy()
        self._sign(painter, disc, DISC, line.picture)
        words = WIDTH - 2 * MARGIN - DISC - BESIDE
        block = self._set(line.text, words, (Role.TITLE, Role.BUTTON, Role.BODY), 4)
        x = MARGIN if self._look.rtl else MARGIN + DISC + BESIDE
        block.draw(painter, x, middle - block.height / 2, NORMAL.ink)
        painter.end()
        return Card(image, bare)

    def closing(self) -> Card:
        """Nothing more to say: the mark alone."""
        image, painter = _painted(NORMAL.ground)
        bare = image.copy()
        self._disc(painter, QPointF(WIDTH / 2, 290), 290, self._colours.tint)
        self._sign(painter, QPointF(WIDTH / 2, 290), 290, "coche")
        self._brand(painter, WIDTH / 2, 520)
        painter.end()
        return Card(image, bare)

    def _head(self, painter: QPainter, chapter: Chapter) -> None:
        """The step's pictogram and title, small: they were large a moment ago."""
        size = 84.0
        middle = self._placed(QPointF(MARGIN + size / 2, HEAD / 2))
        self._disc(painter, middle, size, self._colours.tint)
        self._sign(painter, middle, size, chapter.title.picture)
        words = WIDTH - 2 * MARGIN - size - 26
        block = self._set(chapter.title.text, words, (Role.BUTTON, Role.CONTROL), 2)
        x = MARGIN if self._look.rtl else MARGIN + size + 26
        block.draw(painter, x, (HEAD - block.height) / 2, self._colours.ink)

    def _centred(self, painter: QPainter, text: str, y: float, colour: str) -> None:
        block = self._set(text, WIDTH - 3 * MARGIN, (Role.TITLE, Role.BUTTON), 2, centred=True)
        block.draw(painter, MARGIN * 1.5, y + max(0, (170 - block.height) / 2), colour)

    def _set(
        self, text: str, width: float, roles: tuple[Role, ...], most_lines: int, centred: bool = False
    ) -> TextBlock:
        """The text in the largest of these types that keeps it within so many lines."""
        for role in roles:
            block = text_block(text, self._look.font(role), int(width), self._look.rtl, centred)
            if block.lines <= most_lines and not block.broken:
                break
        return block

    def _disc(self, painter: QPainter, middle: QPointF, size: float, ground: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(middle, size / 2, size / 2)

    def _sign(self, painter: QPainter, middle: QPointF, disc: float, picture: str) -> None:
        size = round(disc * 0.54)
        pixmap = self._look.picture(picture, size, self._colours.ink)
        painter.drawPixmap(QPointF(middle.x() - size / 2, middle.y() - size / 2), pixmap)

    def _steps(self, painter: QPainter, number: int) -> None:
        """How far the film is, as the kiosk's header shows it."""
        total = len(self._script.chapters)
        widths = [62 if i == number else 26 for i in range(total)]
        x = (WIDTH - sum(widths) - 12 * (total - 1)) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for i, width in enumerate(widths):
            painter.setBrush(QColor(self._colours.ink if i <= number else NORMAL.line))
            left = WIDTH - x - width if self._look.rtl else x
            painter.drawRoundedRect(QRectF(left, HEIGHT - 46, width, 14), 7, 7)
            x += width + 12

    def _brand(self, painter: QPainter, middle: float, y: float) -> None:
        holder = QWidget()
        brand = Brand(self._look, holder)
        brand.resize(brand.full_width(), self._look.px(56))
        at = QPoint(round(middle - brand.width() / 2), round(y))
        brand.render(painter, at, renderFlags=QWidget.RenderFlag.DrawChildren)

    def _placed(self, point: QPointF) -> QPointF:
        return QPointF(WIDTH - point.x(), point.y()) if self._look.rtl else point


def _painted(ground: str) -> tuple[QImage, QPainter]:
    """A flat ground: a slope of colours would make half of the film's bytes."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    return image, painter
