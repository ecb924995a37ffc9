"""The one button of the kiosk: large, lifted, acts on release, sliding off cancels."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.look import Look, Span
from ui.widgets.faces import Face
from ui.widgets.hand import HAND, draw_hand, hand_in_corner
from ui.widgets.typeset import TextBlock, text_block

COMPACT = 0.43  # of the least height: the largest pictogram in a low window
ROOMY, FULL = 0.58, 0.68  # of a bubble: its sign, and its sign where the bubble has to be small
ALONE = 58  # units: a pictogram that stands for the words of its button
STEP = 0.02
LIFT = 7
RING = 6
CLOSE, UPRIGHT = 6, 60  # units: around a command whose pictogram stands above its word; a pictogram larger than theirs


class BigButton(QAbstractButton):
    """Pictogram, words, hint, in the way of a `Face`.

    `stacked` puts the pictogram above the words. `compact` saves height in a low window: same words, same type, a
    smaller pictogram; once the button has its place, `ease` (0 to 1) opens it up again (see `open_up`). `mark` is a
    few signs at the far end of it. `bare`: the pictogram alone stands for the words, which are still its name. `terse`:
    the hint is not shown; it is still said.
    """

    def __init__(
        self, words: str, face: Face, look: Look, parent: QWidget, hint: str = "", picture: str = "",
        stacked: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.words = words
        self.hint = hint
        self.picture = picture
        self._face = face
        self._look = look
        self.stacked = stacked
        self.ease = 1.0
        self.bare = False
        self.terse = False
        self._compact = False
        self._mark = ""
        self._armed = False
        self._spoken: tuple[bool, Span | None] = (False, None)
        self._set: dict[tuple[int, bool, bool, bool, float, str], tuple[TextBlock, TextBlock | None]] = {}
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    @property
    def ring(self) -> int:
        """Pixels kept free on each side for the focus ring."""
        return self._look.px(RING)

    @property
    def compact(self) -> bool:
        return self._compact

    @compact.setter
    def compact(self, compact: bool) -> None:
        self._compact = compact
        self.ease = 0.0 if compact else 1.0

    @property
    def kind(self) -> tuple[int, bool]:
        """What buttons that have to look alike have in common."""
        return self._face.picture, self.stacked

    @property
    def mark(self) -> str:
        return self._mark

    @mark.setter
    def mark(self, mark: str) -> None:
        self._mark = mark
        self.setAccessibleDescription(mark)
        self.update()

    @property
    def armed(self) -> bool:
        """A first touch has said what stands here, and the next one acts: a ring and a hand show it."""
        return self._armed

    @armed.setter
    def armed(self, armed: bool) -> None:
        self._armed = armed
        self.update()

    def show_words_alone(self) -> None:
        """Without its pictogram, where a word would be broken beside it."""
        self.picture = ""
        self._set.clear()

    def highlight(self, span: Span | None, hint: bool = False) -> None:
        """The word that is being said of its words, or of its hint; None when it is silent."""
        self._spoken = (hint, span)
        self.update()

    def height_for(self, width: int) -> int:
        words = self._inside(width) + 2 * self._padding()
        content = max(words, self._picture_height(width))
        return max(self._look.px(self._face.least), content + self._lift()) + 2 * self.ring

    def overflows(self) -> bool:
        title, hint = self._blocks(self.width())
        return title.broken or bool(hint and hint.broken) or self.height_for(self.width()) > self.height()

    def fits_in(self, width: int) -> bool:
        """Whether no word is broken at this width, and a centred command keeps its words on one line."""
        title, hint = self._blocks(width)
        single = title.lines == 1 or not self._face.centred
        return single and not title.broken and not (hint and hint.broken)

    def snug_width(self) -> int:
        """The narrowest width that keeps the words on one line, in pixels; bare, never narrower than high."""
        if self.bare:
            return self._look.px(self._face.least) + 2 * self.ring
        words = text_block(self.words, self._look.font(self._face.role), self._look.px(4000)).widest
        picture = self._picture_px() + self._gap() if self.picture and not self.stacked else 0
        side = self._look.px(30 if self._face.centred else 24)
        return round(words + picture) + self._mark_px() + 2 * (self.ring + side) + 2

    def roomiest(self, width: int, height: int) -> float:
        """The most `ease` in a place of that size, in pixels: not a line of words more than when it is close."""
        self.ease = 0.0
        needed = ceil(max(block.widest for block in self._blocks(width) if block)) + 1
        wide, high = self._text_width(width), self._picture_height(width)
        self.ease = 1.0
        across = _share(wide - needed, wide - self._text_width(width))
        room = height - self._lift() - 2 * self.ring
        down = _share(room - high - 1, self._picture_height(width) - high)
        self.ease = across
        while self.ease > 0 and self._text_width(width) < needed:  # parts are rounded each for itself
            self.ease = max(0.0, self.ease - STEP)
        return min(self.ease, down)

    def _eased(self, close: float, roomy: float) -> int:
        return self._look.px(close + (roomy - close) * self.ease)

    def _padding(self) -> int:
        """Above and below its words."""
        return self._look.px(self._face.padding if self._face.centred else 10 if self.compact else 22)

    def _side(self) -> int:
        """Before and after what stands in it: never so near that a round corner touches it."""
        return self._look.px(self._face.padding) if self._face.centred else self._eased(12, 24)

    def _under(self) -> int:
        """Between a pictogram and the words under it."""
        return self._look.px(2 if self._face.centred and self._face.picture < UPRIGHT else 8)

    def _lift(self) -> int:
        return self._look.px(LIFT) if self._face.lower else 0

    def _picture_px(self) -> int:
        units = (ALONE if self.bare else self._face.picture) if self.picture else 0
        return self._eased(min(units, COMPACT * self._face.least), units)

    def _picture_height(self, width: int) -> int:
        """Pixels from above the pictogram to below it, and below the words when they stand under it."""
        if not self.picture:
            return 0
        clear = self._look.px(CLOSE if self.stacked else 12) if self._face.centred else self._eased(10, 22)
        under = self._under() + self._inside(width) if self.stacked else 0
        return self._picture_px() + under + 2 * clear

    def _text_width(self, width: int) -> int:
        free = width - 2 * self.ring - 2 * self._side()
        if self.picture and not self.stacked:
            free -= self._picture_px() + self._gap()
        return max(1, free - self._mark_px())

    def _mark_px(self) -> int:
        return round(self._mark_block().widest) + self._gap() if self._mark else 0

    def _mark_block(self) -> TextBlock:
        return text_block(self._mark, self._look.font(self._face.hint_role), self._look.px(400))

    def _gap(self) -> int:
        if self.bare:
            return 0
        return self._look.px(14) if self._face.centred else self._eased(16, 30)

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock | None]:
        """Words and hint in the room they have; kept, as an arrangement asks many times for the same."""
        asked = (width, self.stacked, self.bare, self.terse, self.ease, self._mark)
        if asked not in self._set:
            room, centred = self._text_width(width), self.stacked or not self.picture
            face, font, rtl = self._face, self._look.font, self._look.rtl
            title = text_block("" if self.bare else self.words, font(face.role), room, rtl, centred)
            shown = "" if self.terse else self.hint
            hint = text_block(shown, font(face.hint_role), room, rtl, centred) if shown else None
            self._set[asked] = (title, hint)
        return self._set[asked]

    def _inside(self, width: int) -> int:
        title, hint = self._blocks(width)
        return title.height + (hint.height + self._look.px(4) if hint else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = self._draw_ground(painter)
        self._draw_content(painter, body)
        if self._armed or (self.hasFocus() and self.window().property("keys")):
            self._draw_ring(painter)
        if self._armed and not self.picture:
            draw_hand(painter, self._look, self._corner())
        painter.end()

    def _draw_ground(self, painter: QPainter) -> QRectF:
        """The lifted body; pressed, it goes down onto its lower edge, that shows nowhere but under it."""
        face, lift = self._face, self._lift()
        radius = self._look.px(face.radius)
        border = max(1.0, face.border * self._look.u) if face.border else 0.0
        whole = QRectF(self.rect()).adjusted(self.ring, self.ring, -self.ring, -self.ring)
        body = whole.adjusted(0, 0, 0, -lift)
        if lift:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(face.lower))
            painter.drawRoundedRect(whole.adjusted(0, whole.height() / 2 - radius, 0, 0), radius, radius)
        if self.isDown():
            body.translate(0, lift * 0.7)
        half = border / 2
        painter.setPen(QPen(QColor(face.edge), border) if border else Qt.PenStyle.NoPen)
        fill = QColor(face.fill)
        if self.isDown() and not lift:
            fill = fill.darker(108) if fill.lightness() > 128 else fill.lighter(130)
        painter.setBrush(fill)
        painter.drawRoundedRect(body.adjusted(half, half, -half, -half), radius, radius)
        return body

    def _draw_content(self, painter: QPainter, body: QRectF) -> None:
        title, hint = self._blocks(self.width())
        inside, picture, gap = self._inside(self.width()), self._picture_px(), self._gap()
        side = self._side()
        if self.stacked and picture:
            top = body.top() + (body.height() - picture - self._under() - inside) / 2
            self._draw_picture(painter, QRectF(body.center().x() - picture / 2, top, picture, picture))
            x, y = body.left() + side, top + picture + self._under()
        else:
            x, y = body.left() + side, body.center().y() - inside / 2
            if picture:
                if self._face.centred:
                    words = max(title.widest, hint.widest if hint else 0)
                    x = body.center().x() - (picture + gap + words + self._mark_px()) / 2
                square = QRectF(x, body.center().y() - picture / 2, picture, picture)
                x += picture + gap
                if self._look.rtl:
                    square, x = self._mirrored(square), self.width() - x - self._text_width(self.width())
                self._draw_picture(painter, square)
            elif self._look.rtl:
                x = self.width() - x - self._text_width(self.width())
        of_hint, span = self._spoken
        mark = self._look.mark(span)
        title.draw(painter, x, y, self._face.ink, None if of_hint else mark)
        if hint:
            hint.draw(painter, x, y + title.height + self._look.px(4), self._face.hint, mark if of_hint else None)
        if self._mark:
            signs = self._mark_block()
            far = body.right() - side - signs.widest
            x = self.width() - far - signs.widest if self._look.rtl else far
            signs.draw(painter, x, body.center().y() - signs.height / 2, self._face.ink)

    def _mirrored(self, square: QRectF) -> QRectF:
        return QRectF(self.width() - square.right(), square.top(), square.width(), square.height())

    def _draw_picture(self, painter: QPainter, square: QRectF) -> None:
        """The pictogram; armed, the hand in its corner, or in its place where it is too small for both."""
        hand = self._look.px(HAND)
        if not self._armed:
            self._draw_sign(painter, square)
        elif square.width() < 2 * hand:
            draw_hand(painter, self._look, square)
        else:
            self._draw_sign(painter, square)
            left = square.left() if self._look.rtl else square.right() - hand
            draw_hand(painter, self._look, QRectF(left, square.bottom() - hand, hand, hand))

    def _draw_sign(self, painter: QPainter, square: QRectF) -> None:
        size = square.width()
        if self._face.bubble:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._face.bubble))
            radius = size / 2 if self._face.round_bubble else self._look.px(20)
            painter.drawRoundedRect(square, radius, radius)
            size *= FULL + (ROOMY - FULL) * self.ease
        pixmap = self._look.picture(self.picture, round(size), self._face.sign)
        painter.drawPixmap(round(square.center().x() - size / 2), round(square.center().y() - size / 2), pixmap)

    def _corner(self) -> QRectF:
        """Where words without a pictogram leave room for the hand."""
        title, hint = self._blocks(self.width())
        widest = max(block.widest for block in (title, hint) if block)
        beside = 0.0 if self._mark else (self.width() - widest) / 2
        above = max(0.0, (self.height() - self._lift() - self._inside(self.width())) / 2) + title.ink_above()
        return hand_in_corner(self._look, self.width(), beside, above)

    def _draw_ring(self, painter: QPainter) -> None:
        """The focus: the halo, with an ink line inside it (a yellow ring alone is too faint on light ground)."""
        u, radius = self._look.u, self._look.px(self._face.radius + RING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width, inset in ((self._look.palette.halo, 8.0, 4.0), (self._look.palette.ink, 3.0, 8.5)):
            painter.setPen(QPen(QColor(colour), width * u))
            edge = inset * u
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to the window: it knows which one moves and which one chooses."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()


def open_up(placed: Iterable[tuple[BigButton, int, int]]) -> None:
    """Buttons measured closely become as roomy as their places allow, width and height in pixels: equals alike."""
    alike: dict[tuple[int, bool], list[tuple[BigButton, float]]] = {}
    for button, width, height in placed:
        if button.compact:
            alike.setdefault(button.kind, []).append((button, button.roomiest(width, height)))
    for found in alike.values():
        ease = min(each for _, each in found)
        for button, _ in found:
            button.ease = ease


def _share(spare: int, wanted: int) -> float:
    """How much of what is wanted there is, 0 to 1."""
    return max(0.0, min(1.0, spare / wanted)) if wanted > 0 else 1.0
