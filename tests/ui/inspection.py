"""What the walk looks at on each leaf. Each check yields sentences that say what is wrong.

Text is measured a second time here, where it is really drawn and with Qt's own metrics: a screen is not asked whether
its words fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QLabel, QWidget

from ui.screens.welcome import WelcomeScreen
from ui.theme.fonts import FAMILY
from ui.theme.look import Look, Mark
from ui.theme.tokens import Palette, contrast, text_pairs
from ui.widgets.big_button import BigButton
from ui.widgets.paragraph import Paragraph
from ui.widgets.picture import Picture
from ui.widgets.typeset import MAY_BREAK, WORD_JOINER, TextBlock
from ui.window import KioskWindow

LEAST_TARGET, MAIN_TARGET, LEAST_GAP, LEAST_TYPE = 88, 140, 16, 26  # units (ux.md)
HAND_SEEN = 15  # units: a square of the colour of the hand's ground, at the very least
TEXT_CONTRAST = 7.0
NO_BREAK = "\N{NO-BREAK SPACE}"
ROLES = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox})


class Line(NamedTuple):
    """A line of text as it was drawn: the widget it is on, and its ink there in pixels. `colour` as `#RRGGBB`."""

    widget: QWidget
    words: str
    ink: QRectF
    colour: str


class Drawn(NamedTuple):
    """A whole text as it was drawn."""

    words: str
    lines: tuple[Line, ...]
    whole: bool
    type: int
    family: str


class Pen:
    """Stands behind the one place where text is drawn, and notes what is drawn, where and with what."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn: list[Drawn] = []
        draw = TextBlock.draw

        def noted(
            block: TextBlock, painter: QPainter, x: float, y: float, colour: str, mark: Mark | None = None
        ) -> None:
            if block.layout.text().strip():
                self.drawn.append(_noted(block, painter, x, y, colour))
            draw(block, painter, x, y, colour, mark)

        monkeypatch.setattr(TextBlock, "draw", noted)

    def look_at(self, window: KioskWindow) -> QImage:
        """Let what is due happen, draw the window, and note its texts."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.drawn.clear()
        return window.grab().toImage()


def _noted(block: TextBlock, painter: QPainter, x: float, y: float, colour: str) -> Drawn:
    layout, widget = block.layout, painter.device()
    metrics, text = QFontMetricsF(layout.font()), layout.text()
    lines: list[Line] = []
    whole, end = True, 0
    for i in range(layout.lineCount()):
        line = layout.lineAt(i)
        words = text[line.textStart() : line.textStart() + line.textLength()]
        whole = whole and line.textStart() == end and (i == 0 or text[end - 1] in (" ", MAY_BREAK))
        end = line.textStart() + line.textLength()
        ink = metrics.tightBoundingRect(words.strip())
        left = line.naturalTextRect().left() + x
        baseline = y + line.y() + line.ascent()
        width = metrics.horizontalAdvance(words.strip())
        ink = QRectF(left, baseline + ink.top(), width, ink.height())
        lines.append(Line(widget, _plain(words), ink, colour))
    font = layout.font()
    return Drawn(_plain(text), tuple(lines), whole and end == len(text), font.pixelSize(), font.family())


UNSEEN = dict.fromkeys(map(ord, f"{WORD_JOINER}{MAY_BREAK}\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}"))
"""Signs that a text is drawn with and nobody sees."""


def _plain(words: str) -> str:
    return words.translate(UNSEEN).replace(NO_BREAK, " ").strip()


def plain(texts: Iterable[str]) -> set[str]:
    """Texts as they come back from a `Pen`."""
    return {_plain(text) for text in texts if text}


# texts ----------------------------------------------------------------------------------------------------------------


def faults_of_text(drawn: Sequence[Drawn], look: Look) -> Iterator[str]:
    for text in drawn:
        if not text.whole:
            yield f"« {text.words} » is cut, or broken inside a word: {[line.words for line in text.lines]}"
        if text.type < look.px(LEAST_TYPE):
            yield f"« {text.words} » is too small: {text.type} px"
        if text.family != FAMILY:
            yield f"« {text.words} » is set in {text.family}"
        yield from (f"« {line.words} » leaves its {_kind(line)}" for line in text.lines if not _inside(line))
    lines = [line for text in drawn for line in text.lines]
    for one, other in combinations(lines, 2):
        if one.widget is other.widget and one.ink.intersects(other.ink):
            yield f"« {one.words} » is over « {other.words} »"


def _inside(line: Line) -> bool:
    room, window = QRectF(line.widget.rect()), line.widget.window()
    if isinstance(line.widget, BigButton):
        ring = line.widget.ring
        room = room.adjusted(ring, ring, -ring, -ring)
    place = QPointF(line.widget.mapTo(window, QPoint(0, 0)))
    return room.adjusted(-1, -1, 1, 1).contains(line.ink) and QRectF(window.rect()).contains(line.ink.translated(place))


def _kind(line: Line) -> str:
    return type(line.widget).__name__


def faults_of_colour(drawn: Sequence[Drawn], image: QImage, palette: Palette) -> Iterator[str]:
    """Each line against the pixel before its first letter: enough contrast, and a pair that is on the written list."""
    listed = {(QColor(ink).name(), QColor(ground).name()) for _, ink, ground in text_pairs(palette)}
    for line in (line for text in drawn for line in text.lines):
        place = line.widget.mapTo(line.widget.window(), QPoint(0, 0))
        x, y = place.x() + line.ink.left() - 3, place.y() + line.ink.center().y()
        ink, ground = QColor(line.colour).name(), image.pixelColor(max(0, round(x)), round(y)).name()
        if (ratio := contrast(ink, ground)) < TEXT_CONTRAST:
            yield f"« {line.words} » in {ink} on {ground}: {ratio:.1f}:1"
        elif (ink, ground) not in listed and not _on_a_slope(line.widget):
            yield f"« {line.words} »: {ink} on {ground} is not on the written list"


def _on_a_slope(widget: QWidget) -> bool:
    """The welcome's ground goes from one listed colour to another."""
    return isinstance(widget, WelcomeScreen) or isinstance(widget.parentWidget(), WelcomeScreen)


# places ---------------------------------------------------------------------------------------------------------------


def faults_of_place(window: KioskWindow, top: QWidget | None, drawn: Sequence[Drawn]) -> Iterator[str]:
    """Everything visible (of an overlay, only what stands on it) is inside the window, and over nothing else."""
    seen = [(widget, _rect(widget, window)) for widget in _seen(top or window)]
    for widget, rect in seen:
        if not window.rect().contains(rect):
            yield f"{describe(widget)} leaves the window: {rect.getRect()}"
        overflows = getattr(widget, "overflows", None)
        if overflows is not None and overflows():
            yield f"{describe(widget)} overflows"
    for (one, first), (other, second) in combinations(seen, 2):
        if first.intersects(second) and not isinstance(one, WelcomeScreen):
            yield f"{describe(one)} is over {describe(other)}"
    for line in (line for text in drawn for line in text.lines if isinstance(line.widget, WelcomeScreen)):
        yield from (
            f"« {line.words} » is under {describe(widget)}"
            for widget, rect in seen
            if widget is not line.widget and line.ink.intersects(QRectF(rect))
        )


def _seen(parent: QWidget) -> Iterator[QWidget]:
    for child in parent.findChildren(QWidget):
        if child.isVisible() and isinstance(child, (BigButton, QLabel, Picture, WelcomeScreen)):
            yield child


def _rect(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget is, without what it keeps free for the outermost marks of its letters."""
    over = widget.over if isinstance(widget, Paragraph) else 0
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(0, over, 0, -over)


def describe(widget: QWidget) -> str:
    return f"{type(widget).__name__} « {widget.accessibleName()} »"


def faults_of_filling(screen: QWidget) -> Iterator[str]:
    """No leaf is wasted on a single title, or on a sentence that leaves most of it empty."""
    parts = [widget for widget in _seen(screen) if widget.objectName() != "suite"]
    if len(parts) == 1 and isinstance(parts[0], Paragraph) and parts[0].height() < screen.height() / 4:
        yield f"{describe(parts[0])} stands alone"


# armed ----------------------------------------------------------------------------------------------------------------


def faults_of_arming(window: KioskWindow, pen: Pen, look: Look) -> Iterator[str]:
    """Every button armed: each shows the hand, and of no letter a pixel changes."""
    buttons = [target for target in window.targets() if isinstance(target, BigButton)]
    silent, lines = pen.look_at(window), [line for text in pen.drawn for line in text.lines]
    for button in buttons:
        button.armed = True
    armed = pen.look_at(window)
    for button in buttons:
        place = _rect(button, window)
        if len(list(_pixels(armed, place, look.palette.spoken))) < look.px(HAND_SEEN) ** 2:
            yield f"{describe(button)} is armed and shows no hand"
        for line in (line for line in lines if line.widget is button):
            letters = list(_pixels(silent, line.ink.toAlignedRect().translated(place.topLeft()), line.colour))
            if not letters or any(armed.pixel(*at) != silent.pixel(*at) for at in letters):
                yield f"{describe(button)} is armed, and « {line.words} » is covered"
        button.armed = False


def _pixels(image: QImage, place: QRect, colour: str) -> Iterator[tuple[int, int]]:
    """Where a colour is."""
    wanted, inside = QColor(colour).rgb(), place.intersected(image.rect())
    copy = image.copy(inside).convertToFormat(QImage.Format.Format_RGB32)
    values = memoryview(copy.constBits()).cast("I").tolist()
    for at in (at for at, value in enumerate(values) if value == wanted):
        yield inside.left() + at % inside.width(), inside.top() + at // inside.width()


# targets --------------------------------------------------------------------------------------------------------------


def faults_of_targets(window: KioskWindow, look: Look, main: Sequence[str] = ()) -> Iterator[str]:
    """Sizes of what is touched, and the distance between neighbours. `main`: names of the main choices."""
    bodies = [(target, body(target, window)) for target in window.targets() if not isinstance(target, WelcomeScreen)]
    for target, rect in bodies:
        least = look.px(MAIN_TARGET if target.objectName() in main else LEAST_TARGET) - 1
        if rect.height() < least or rect.width() < look.px(LEAST_TARGET) - 1:
            yield f"{describe(target)} is too small: {rect.width()} × {rect.height()} px"
    for (one, first), (other, second) in combinations(bodies, 2):
        if _gap(first, second) < look.px(LEAST_GAP) - 1:
            yield f"{describe(one)} and {describe(other)} are {_gap(first, second)} px apart"


def body(target: QWidget, window: QWidget) -> QRect:
    """What a person sees of a target: all of it but the margin kept for the focus ring."""
    ring = target.ring if isinstance(target, BigButton) else 0
    return _rect(target, window).adjusted(ring, ring, -ring, -ring)


def _gap(one: QRect, other: QRect) -> int:
    across = max(one.left() - other.right(), other.left() - one.right()) - 1
    down = max(one.top() - other.bottom(), other.top() - one.bottom()) - 1
    return max(across, down)


# names ----------------------------------------------------------------------------------------------------------------


def faults_of_name(window: KioskWindow, top: QWidget | None, drawn: Sequence[Drawn]) -> Iterator[str]:
    """What a screen reader finds: each control with its name and role, each label with its words, nothing unsaid."""
    controls, seen = window.targets(), list(_seen(top or window))
    for text in drawn:
        if not isinstance(text.lines[0].widget, (BigButton, QLabel, WelcomeScreen)):
            yield f"« {text.words} » stands on a {_kind(text.lines[0])}, that is nothing to a screen reader"
    for widget in seen:
        found = QAccessible.queryAccessibleInterface(widget)
        name, role = found.text(QAccessible.Text.Name), found.role()
        if isinstance(widget, QLabel) and (not name or role is not QAccessible.Role.StaticText):
            yield f"{describe(widget)} is no label to a screen reader: « {name} », {role}"
        if widget in controls and (not name or role not in ROLES):
            yield f"{describe(widget)} is no control to a screen reader: « {name} », {role}"
        if isinstance(widget, BigButton) and widget not in controls:
            yield f"{describe(widget)} can be seen but not reached"
