"""The film and its controls, arranged for the window: the arrangement with the largest picture wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.visit.page import Option, Page
from ui.film.cinema import SMALLEST, Cinema
from ui.film.controls import StateButton, Variant
from ui.film.subtitles import Cue, cue_at
from ui.film.timeline import Timeline
from ui.film.words import FilmWords
from ui.layout import Item, Leaf, Placed, Rect, Row, column, grid, mirrored
from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import RING, BigButton

SMALLEST_PICTURE = 300
COMPACT, OUT_OF_REACH = 0.85, 0.4
"""What a picture is worth beside small controls, and beside controls that a seated person reaches less well."""


class Projection(QWidget):
    """Shows what it is told and reports touches; it knows no player. `chosen`: an option of the page."""

    pressed = Signal()
    went_back = Signal()
    chosen = Signal(str)

    def __init__(self, page: Page, cues: Sequence[Cue], look: Look, words: FilmWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._words, self._cues = look, words, cues
        self._cinema = Cinema(page.title, cues, page.topic, look, self)
        self._cinema.touched.connect(self.pressed)
        self._timeline = Timeline(words.time, page.topic, look, self)
        self._play = self._play_button(page.topic)
        self._back = BigButton(words.back, self._side_face(page.topic), look, self, picture="recul")
        self._back.setObjectName("recul")
        self._back.clicked.connect(self.went_back)
        self._subtitles = self._subtitles_button(page.topic)
        self._options = [self._option_button(option, page.topic) for option in page.options]

    @property
    def subtitled(self) -> bool:
        return self._cinema.subtitled

    @property
    def subtitle(self) -> str:
        """What is written under the picture now."""
        return self._cinema.text if self.subtitled else ""

    def show_subtitles(self, shown: bool) -> None:
        self._cinema.show_subtitles(shown and bool(self._cues))
        self._subtitles.turn("shown" if shown else "hidden")
        self._arrange()

    def show_image(self, image: QImage) -> None:
        self._cinema.show_image(image)

    def show_moment(self, at: float, length: float) -> None:
        """Seconds of the film."""
        self._timeline.show_time(at, length)
        cue = cue_at(self._cues, at)
        self._cinema.show_text(cue.text if cue else "")

    def show_state(self, state: str) -> None:
        """`ready`, `playing`, `paused` or `ended`."""
        self._play.turn(state)
        for button in self._options:
            button.turn("ended" if state == "ended" else "film")
        if self.window().property("keys"):
            self.first_target(state).setFocus(Qt.FocusReason.TabFocusReason)

    def first_target(self, state: str) -> BigButton:
        """What a person with a keyboard wants next."""
        return self._options[0] if state == "ended" and self._options else self._play

    def targets(self) -> list[QWidget]:
        return list(self._buttons())

    def overflows(self) -> bool:
        """Whether the smallest picture already is too much for the window."""
        return self._placed_on(self.width(), self.height()) is None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _buttons(self) -> Iterator[BigButton]:
        yield self._play
        yield self._back
        if self._cues:
            yield self._subtitles
        yield from self._options

    def _side_face(self, topic: str) -> faces.Face:
        return replace(faces.side(self._look.palette, topic), role=Role.CONTROL, picture=84, least=100)

    def _play_button(self, topic: str) -> StateButton:
        words, palette = self._words, self._look.palette
        main = replace(faces.main(palette), picture=96, least=112)
        button = StateButton(
            {
                "ready": Variant(words.watch, "film", main),
                "playing": Variant(words.pause, "pause", main),
                "paused": Variant(words.resume, "film", main),
                "ended": Variant(words.again, "recommencer", replace(faces.side(palette, topic), picture=96)),
            },
            self._look,
            self,
        )
        button.setObjectName("film")
        button.clicked.connect(self.pressed)
        return button

    def _subtitles_button(self, topic: str) -> StateButton:
        face = self._side_face(topic)
        button = StateButton(
            {
                "shown": Variant(self._words.hide_subtitles, "sous-titres", face),
                "hidden": Variant(self._words.show_subtitles, "sous-titres", face),
            },
            self._look,
            self,
        )
        button.setObjectName("sous-titres")
        button.setVisible(bool(self._cues))
        button.clicked.connect(lambda: self.show_subtitles(not self.subtitled))
        return button

    def _option_button(self, option: Option, topic: str) -> StateButton:
        palette = self._look.palette
        variants = {
            "film": Variant(option.text, option.picture, replace(faces.side(palette, topic), picture=84)),
            "ended": Variant(option.text, option.picture, replace(faces.main(palette), picture=84, least=112)),
        }
        button = StateButton(variants, self._look, self)
        button.setObjectName(option.id)
        button.clicked.connect(lambda _=False, name=option.id: self.chosen.emit(name))
        return button

    def _arrange(self) -> None:
        for item, rect in self._placed_on(self.width(), self.height()) or ():
            item.setGeometry(*rect)

    def _placed_on(self, width: int, height: int) -> Leaf | None:
        """Controls beside the picture, or under it in one row, two columns or one."""
        look = self._look
        margin, top = look.px(56), look.px(20)
        area = Rect(margin, top, width - 2 * margin, height - 2 * top)
        count = len(list(self._buttons()))
        best: tuple[float, Leaf, tuple[bool, bool]] | None = None
        for compact, columns in product((False, True), (0, count, 2, 1)):
            dress = (compact, columns == count)
            self._dress(*dress)
            rows = grid(list(self._buttons()), columns or 1)
            leaf = self._above(area, rows) if columns else self._beside(area)
            cost = (COMPACT if compact else 1.0) * (OUT_OF_REACH if look.low and not columns else 1.0)
            worth = cost * self._cinema.picture_width(*leaf[0].rect[2:]) if leaf else 0.0
            if leaf and (best is None or worth > best[0]):
                best = (worth, leaf, dress)
        if best is None:
            return None
        _, leaf, dress = best
        self._dress(*dress)
        return mirrored(leaf, width) if look.rtl else leaf

    def _dress(self, compact: bool, stacked: bool) -> None:
        """Roomy or compact; pictograms above the words, or beside them."""
        for button in self._buttons():
            button.compact, button.stacked = compact, stacked

    def _beside(self, area: Rect) -> Leaf | None:
        """From one margin to the other: the picture as large as it goes, the controls in what it leaves."""
        look, buttons = self._look, list(self._buttons())
        gap, between = look.px(38), look.px(14)
        spaces = between * (len(buttons) - 1)

        def goes_in(width: int) -> bool:
            high = sum(button.height_for(width) for button in buttons) + spaces
            return _all_fit(buttons, width) and high <= area.height

        least = next(filter(goes_in, range(look.px(360), look.px(600), look.px(20))), None)
        screen = self._screen(Rect(area.x, area.y, area.width - least - gap, area.height)) if least else None
        if screen is None:
            return None
        width = area.width - screen[0].rect.width - gap
        heights = [button.height_for(width) for button in buttons]
        needed = sum(heights) + spaces
        shown = _bottom(screen) - area.y
        if needed > area.height:
            return None
        high = max(shown, needed)
        heights[0] += min(high - needed, look.px(110))
        x, top = area.x + area.width - width, area.y + (area.height - high) // 2
        placed, y = [], top
        for button, each in zip(buttons[:-1], heights, strict=False):
            placed.append(Placed(button, Rect(x, y, width + look.px(RING), each)))
            y += each + between
        foot = top + high - heights[-1]  # the way on stands apart, level with the foot of the picture
        placed.append(Placed(buttons[-1], Rect(x, foot, width + look.px(RING), heights[-1])))
        return (*_moved(screen, 0, (area.height - shown) // 2), *placed)

    def _above(self, area: Rect, rows: Sequence[Row]) -> Leaf | None:
        """The picture above rows of controls, which take what the picture leaves, up to a limit."""
        look = self._look
        between, out = look.px(10), look.px(RING)
        columns = rows[0].columns
        cell = (area.width + 2 * out - (columns - 1) * between) // columns
        if not _all_fit([button for line in rows for button in line.items], cell):
            return None
        high = max(button.height_for(cell) for line in rows for button in line.items)
        below = (high + between) * len(rows)
        screen = self._screen(Rect(area.x, area.y, area.width, area.height - below))
        if screen is None:
            return None
        free = area.height - (_bottom(screen) - area.y) - below
        more = min(free // len(rows), look.px(50))
        above = 0 if look.low else (free - more * len(rows)) // 2
        y = area.y + area.height - above - (high + more) * len(rows) - between * (len(rows) - 1)
        placed: list[Placed] = []
        for line in rows:
            xs = (area.x - out + i * (cell + between) for i in range(columns))
            placed += [Placed(item, Rect(x, y, cell, high + more)) for x, item in zip(xs, line.items, strict=False)]
            y += high + more + between
        return (*_moved(screen, (area.width - screen[0].rect.width) // 2, above), *placed)

    def _screen(self, room: Rect) -> Leaf | None:
        """The largest picture that leaves room for its subtitles and its time."""
        look, parts = self._look, (self._cinema, self._timeline)
        for width in range(room.width, look.px(SMALLEST_PICTURE), -look.px(16)):
            placed, bottom = column(parts, room.x, room.y, width, look.px(6))
            if bottom <= room.y + room.height and _all_fit(parts, width):
                return placed
        return self._narrow_screen(room)

    def _narrow_screen(self, room: Rect) -> Leaf | None:
        """A small picture over wide subtitles, where height is short."""
        cinema, timeline, gap = self._cinema, self._timeline, self._look.px(6)
        below = timeline.height_for(room.width)
        rect = room._replace(height=room.height - below - gap)
        small = cinema.picture_width(rect.width, rect.height) < self._look.px(SMALLEST)
        if small or not _all_fit((cinema, timeline), room.width):
            return None
        return Placed(cinema, rect), Placed(timeline, Rect(room.x, rect.y + rect.height + gap, room.width, below))


def _all_fit(items: Sequence[Item], width: int) -> bool:
    return all(item.fits_in(width) for item in items)


def _bottom(leaf: Leaf) -> int:
    return leaf[-1].rect.y + leaf[-1].rect.height


def _moved(leaf: Leaf, right: int, down: int) -> Leaf:
    return tuple(Placed(item, rect._replace(x=rect.x + right, y=rect.y + down)) for item, rect in leaf)
