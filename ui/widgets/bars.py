"""The permanent commands, always in the same places: header and footer.

They know no conductor: they emit `pressed(name)`, and the window of any process can use them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, structs
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look, Role
from ui.widgets import faces
from ui.widgets.big_button import BigButton
from ui.widgets.brand import Brand
from ui.widgets.drop import drop
from ui.widgets.faces import Face
from ui.widgets.paragraph import Paragraph
from ui.widgets.progress import ProgressMark
from ui.widgets.yielding import Places, Width, places


class Command(Struct, frozen=True):
    """One permanent command: what it emits, its word, its pictogram, and how it looks. `others`: the words it has at
    other moments, for which its place is measured too. `yields`: above 0, it gives its place in a header to those that
    do not, the highest first. `absent`: it is on other pages, and keeps its room, so that nothing moves. `bare`: in a
    header its pictogram stands alone.
    """

    name: str
    text: str
    picture: str
    style: str = "normal"
    others: tuple[str, ...] = ()
    yields: int = 0
    absent: bool = False
    bare: bool = False


class Banner(Struct, frozen=True):
    """What stands at the top of a page: commands, how far one is, in numbers and in words, and in small type what is to
    be known of all that is written on it. `farthest`: the widest that progress ever is; each page keeps room for it.
    """

    commands: tuple[Command, ...]
    progress: tuple[int, int, str] | None = None
    topic: str = ""
    notice: str = ""
    farthest: tuple[int, int, str] | None = None


MARGIN, GAP = 50, 16  # units: at both ends of the header, and between what stands in it

STYLES = {
    "normal": faces.control,
    "fort": faces.strong_control,
    "urgence": faces.urgent_control,
    "partir": faces.leaving_control,
}


class _Bar(QWidget):
    pressed = Signal(str)

    def __init__(self, commands: Sequence[Command], look: Look, parent: QWidget, line_on_top: bool) -> None:
        super().__init__(parent)
        self.commands = tuple(commands)
        self._look = look
        self._line_on_top = line_on_top
        self._buttons = [self._button(command) for command in commands]

    def _button(self, command: Command, stacked: bool = False) -> BigButton:
        face: Face = STYLES[command.style](self._look.palette)
        button = BigButton(command.text, face, self._look, self, picture=command.picture, stacked=stacked)
        button.setObjectName(command.name)
        button.clicked.connect(lambda _=False, name=command.name: self.pressed.emit(name))
        return button

    def _spares(self, command: Command) -> list[BigButton]:
        """As it is at other moments: never shown, only measured."""
        others = [self._button(structs.replace(command, text=other)) for other in command.others]
        for button in others:
            button.hide()
        return others

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.palette.surface))
        painter.setPen(QPen(QColor(self._look.palette.line), max(1.0, 2 * self._look.u)))
        y = 1 if self._line_on_top else self.height() - 1
        painter.drawLine(0, y, self.width(), y)
        painter.end()

    def _place(self, widget: QWidget, x: int, y: int, width: int, height: int) -> None:
        left = self.width() - x - width if self._look.rtl else x
        widget.setGeometry(left, y, width, height)


class Header(_Bar):
    """Brand, progress, commands. The notice of a page stands with the brand; without room for it there, under them all,
    or above for a seated person: the commands that never yield keep their places with it and without.

    Where not everything fits, in this order: the brand loses its name; progress loses its dots; the commands that yield
    show their pictogram alone, one after the other; progress becomes numbers; the brand goes; the commands that yield
    stand in rows of their own, where the notice stands too.
    """

    def __init__(self, commands: Sequence[Command], look: Look, parent: QWidget) -> None:
        super().__init__(commands, look, parent, line_on_top=False)
        self._spare = [self._spares(command) for command in commands]
        for button, command in zip(self._buttons, commands, strict=True):
            button.setVisible(not command.absent)
        self._brand = Brand(look, self)
        self._progress: ProgressMark | None = None
        self._farthest: ProgressMark | None = None
        self._notice: Paragraph | None = None
        self._shown = Banner(())

    def show_page(self, banner: Banner) -> None:
        """How far the person is, in the colour of a topic, and the notice; nothing of what the page has not."""
        if banner == self._shown:
            return
        before, self._shown, look = self._shown, banner, self._look
        progress, notice = banner.progress, banner.notice
        drop(self._progress)
        self._progress = ProgressMark(*progress, banner.topic, look, self) if progress else None
        if self._progress is not None:
            self._progress.show()
        if banner.farthest != before.farthest:
            drop(self._farthest)
            self._farthest = ProgressMark(*banner.farthest, "", look, self) if banner.farthest else None
            if self._farthest is not None:
                self._farthest.hide()
        if notice != before.notice:  # most pages of a visit have the same
            drop(self._brand, self._notice)
            self._brand = Brand(look, self, notice)
            self._brand.show()
            self._notice = Paragraph(notice, Role.NOTICE, look, self, look.palette.soft) if notice else None
        self._arrange()

    def targets(self) -> list[QWidget]:
        pairs = zip(self._buttons, self.commands, strict=True)
        return [button for button, command in pairs if not command.absent]

    def height_for(self, width: int) -> int:
        return self._row_height(width) * (1 + len(self._plan(width).below)) + self._strip(width)

    def _plan(self, width: int) -> Places:
        """Which commands show their pictogram alone, and which stand in rows of their own; each is made so."""
        gap, progress = self._look.px(GAP), self._farthest or self._progress
        widths = []
        for button, command in zip(self._buttons, self.commands, strict=True):
            button.bare = command.yields > 0
            bare = button.snug_width()
            button.bare = command.bare
            widths.append(Width(self._widest(button), bare, command.yields))
        wished, least = self._brand.mark_width(), 0
        if progress:
            wished, least = wished + 2 * gap + progress.steady_width(), gap + progress.least_width()
        plan = places(widths, width - 2 * self._look.px(MARGIN), gap, wished, least)
        for rank in plan.bare:
            self._buttons[rank].bare = True
        return plan

    def _widest(self, button: BigButton) -> int:
        """Pixels of a command, whichever of its words it has."""
        if button.bare:
            return button.snug_width()
        return max(one.snug_width() for one in (button, *self._spare[self._buttons.index(button)]))

    def _row_height(self, width: int) -> int:
        return max(button.height_for(width) for button in self._buttons) + self._look.px(12)

    def _strip(self, width: int) -> int:
        """Pixels for the notice where it has a line of its own."""
        if self._notice is None or self._noticed_brand(width):
            return 0
        return self._notice.height_for(width - 2 * self._look.px(MARGIN)) + self._look.px(4)

    def _room(self, width: int) -> int:
        """Pixels for brand and progress."""
        return (
            width
            - 2 * self._look.px(MARGIN)
            - sum(self._widest(button) + self._look.px(GAP) for button in self._first_row(self._plan(width)))
        )

    def _first_row(self, plan: Places) -> list[BigButton]:
        under = {rank for row in plan.below for rank in row}
        return [button for rank, button in enumerate(self._buttons) if rank not in under]

    def _noticed_brand(self, width: int) -> int:
        """Pixels of the brand with the notice; 0 where it has no room."""
        progress = self._progress.narrow_width() + 2 * self._look.px(GAP) if self._progress else 0
        room = self._room(width) - progress
        return next((wide for wide in self._brand.noticed_widths() if wide <= room), 0) if self._notice else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        look, whole = self._look, self.width()
        margin, gap, room = look.px(MARGIN), look.px(GAP), self._room(whole)
        row, strip, plan = self._row_height(whole), self._strip(whole), self._plan(whole)
        others = row * len(plan.below)
        top = strip + others if look.low else 0
        if self._notice:
            self._notice.setVisible(strip > 0)
            y = look.px(4) if look.low else row + others
            self._place(self._notice, margin, y, whole - 2 * margin, strip - look.px(4))
        x = self._place_commands(self._first_row(plan), top, row)
        for rank, under in enumerate(plan.below):
            self._place_commands([self._buttons[one] for one in under], (strip if look.low else row) + rank * row, row)
        noticed = self._noticed_brand(whole)
        self._brand.noticed = noticed > 0
        brand = noticed or self._bare_brand(room)
        self._brand.setVisible(brand > 0)
        self._place(self._brand, margin, top, brand, row)
        if self._progress:
            before = brand + 2 * gap if brand else 0
            progress = self._progress.width_within(room - before, row)
            middle = max(margin + before, min((whole - progress) // 2, x - progress))
            self._place(self._progress, middle, top, progress, row)

    def _place_commands(self, buttons: Sequence[BigButton], top: int, row: int) -> int:
        """At the end of a row; gives where the room before them ends."""
        x = self.width() - self._look.px(MARGIN)
        for button in reversed(buttons):
            width = self._widest(button)
            x -= width
            self._place(button, x, top + self._look.px(6), width, row - self._look.px(12))
            x -= self._look.px(GAP)
        return x

    def _bare_brand(self, room: int) -> int:
        """Pixels of the brand: the name goes before the whole progress does, the mark before its numbers."""
        if self._progress and room < self._brand.mark_width() + 2 * self._look.px(GAP) + self._progress.least_width():
            return 0
        name = self._brand.full_width()
        progress = self._progress.full_width() + 2 * self._look.px(GAP) if self._progress else 0
        return min(room, name if name + progress <= room else self._brand.mark_width())


class Footer(_Bar):
    """The other permanent commands, equally wide, in one row or as many as their words need."""

    def __init__(self, commands: Sequence[Command], look: Look, parent: QWidget) -> None:
        super().__init__(commands, look, parent, line_on_top=True)
        self._spare = [button for command in commands for button in self._spares(command)]

    def targets(self) -> list[QWidget]:
        return [button for button in self._buttons if button.isVisibleTo(self)]

    def reword(self, commands: Sequence[Command]) -> None:
        """The same commands, some of them with other words: only those are made again."""
        for rank, (old, new) in enumerate(zip(self.commands, commands, strict=True)):
            if old != new:
                gone, button = self._buttons[rank], self._button(new)
                self._buttons[rank] = button
                button.show()
                if gone.hasFocus():
                    button.setFocus()
                drop(gone)
        self.commands = tuple(commands)
        self._arrange()

    def height_for(self, width: int) -> int:
        columns = self._columns(width)
        rows = -(-len(self._buttons) // columns)
        each = max(button.height_for(self._cell(width, columns)) for button in (*self._buttons, *self._spare))
        return rows * each + (rows - 1) * self._gap() + 2 * self._look.px(10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        columns = self._columns(self.width())
        margin, gap, top = self._look.px(50), self._gap(), self._look.px(10)
        cell = self._cell(self.width(), columns)
        rows = -(-len(self._buttons) // columns)
        height = (self.height() - 2 * top - (rows - 1) * gap) // rows
        for i, button in enumerate(self._buttons):
            row, place = divmod(i, columns)
            self._place(button, margin + place * (cell + gap), top + row * (height + gap), cell, height)

    def _gap(self) -> int:
        return self._look.px(8)

    def _cell(self, width: int, columns: int) -> int:
        return (width - 2 * self._look.px(50) - (columns - 1) * self._gap()) // columns

    def _columns(self, width: int) -> int:
        """One row with pictograms beside the words, else above them; then two rows, then three."""
        count = len(self._buttons)
        for columns in (count, -(-count // 2), -(-count // 3)):
            for stacked in (False, True):
                for button in (*self._buttons, *self._spare):
                    button.stacked = stacked
                if all(button.fits_in(self._cell(width, columns)) for button in (*self._buttons, *self._spare)):
                    return columns
        return 1
