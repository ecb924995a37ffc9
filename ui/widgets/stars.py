"""One star for each thing that was tried: those that are earned are full, and the words say which one is on now."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.visit.page import Stars
from ui.theme.look import Look, Role, Span
from ui.widgets.typeset import TextBlock, text_block

STAR, GAP, BESIDE = 54, 12, 24  # units: one across, between two, before the words
INNER = 0.5  # of a star's radius: where its branches begin
LINE = 3.5


class StarRow(QLabel):
    """The words stand beside the stars, or under them where there is no room, or alone where there is none for so many
    stars, or no star is to be earned. Full and hollow: never told by colour alone."""

    def __init__(self, stars: Stars, topic: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._stars = stars
        self._colours = look.palette.topic(topic)
        self._look = look
        self._spoken: Span | None = None
        self.setAccessibleName(stars.text)

    def highlight(self, span: Span | None) -> None:
        """The word that is being said; None when it is silent."""
        self._spoken = span
        self.update()

    def height_for(self, width: int) -> int:
        words, star = self._words(width), self._look.px(STAR)
        if self._is_bare(width):
            return words.height
        return max(words.height, star) if self._is_beside(width) else star + self._look.px(GAP) + words.height

    def fits_in(self, width: int) -> bool:
        return not self._words(width).broken

    def overflows(self) -> bool:
        return not self.fits_in(self.width()) or self.height_for(self.width()) > self.height()

    def _wide(self) -> int:
        return self._stars.total * self._look.px(STAR + GAP) - self._look.px(GAP)

    def _is_bare(self, width: int) -> bool:
        return not self._stars.total or self._wide() > width

    def _left_over(self, width: int) -> int:
        return width - self._wide() - self._look.px(BESIDE)

    def _is_beside(self, width: int) -> bool:
        room = self._left_over(width)
        return not self._is_bare(width) and room > 0 and self._set_in(room).lines == 1 and not self._set_in(room).broken

    def _words(self, width: int) -> TextBlock:
        return self._set_in(self._left_over(width) if self._is_beside(width) else width)

    def _set_in(self, width: int) -> TextBlock:
        return text_block(self._stars.text, self._look.font(Role.CONTROL), max(1, width), self._look.rtl)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, words, beside = self._look, self._words(self.width()), self._is_beside(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        star, step = look.px(STAR), look.px(STAR + GAP)
        if self._is_bare(self.width()):
            words.draw(painter, 0, 0, self._colours.ink, look.mark(self._spoken))
            painter.end()
            return
        middle = self.height() / 2 if beside else star / 2
        for rank in range(self._stars.total):
            x = rank * step + star / 2
            self._draw_star(painter, QPointF(self.width() - x if look.rtl else x, middle), star / 2, rank)
        if beside:
            x = 0 if look.rtl else self._wide() + look.px(BESIDE)
            words.draw(painter, x, (self.height() - words.height) / 2, self._colours.ink, look.mark(self._spoken))
        else:
            words.draw(painter, 0, star + look.px(GAP), self._colours.ink, look.mark(self._spoken))
        painter.end()

    def _draw_star(self, painter: QPainter, centre: QPointF, radius: float, rank: int) -> None:
        """Full once it is earned; the one that is on now has a stronger edge than those to come."""
        look, earned = self._look, rank < self._stars.earned
        pen = QPen(QColor(self._colours.ink if rank <= self._stars.earned else look.palette.edge), LINE * look.u)
        painter.setPen(pen)
        painter.setBrush(QColor(self._colours.ink if earned else look.palette.surface))
        painter.drawPolygon(star_at(centre, radius - LINE * look.u))


def star_at(centre: QPointF, radius: float) -> QPolygonF:
    """Five branches, one upwards."""
    corners = []
    for rank in range(10):
        angle, far = rank * pi / 5 - pi / 2, radius if rank % 2 == 0 else radius * INNER
        corners.append(QPointF(centre.x() + far * cos(angle), centre.y() + far * sin(angle)))
    return QPolygonF(corners)
