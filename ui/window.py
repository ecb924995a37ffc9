"""The one window: bars, the screen between them, and nothing that leaves the kiosk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.switches import key_called
from ui.theme.look import Look
from ui.touch import TouchGate
from ui.widgets.bars import Banner, Command, Footer, Header
from ui.widgets.drop import drop

Screen = QWidget
MakeScreen = Callable[[Look, QWidget], Screen]
Bar = TypeVar("Bar", Header, Footer)

FORWARD = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
BACKWARD = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})


class KioskWindow(QWidget):
    """Shows one screen at a time. It knows how to lay out and to move the focus, not what anything means."""

    commanded = Signal(str)
    resized = Signal(int, int)
    active = Signal()
    pressed = Signal(int, int)
    focused = Signal(QWidget, bool)
    """What the focus moved to, and whether a person moved it: the automatic scan is nobody's hand."""

    def __init__(self, look: Look, scan_move: str = "Space", scan_choose: str = "Return") -> None:
        super().__init__()
        self.look = look
        self.may_close = False
        self.setProperty("keys", False)
        self.setWindowTitle("Pas à pas")
        self.setAccessibleName("Pas à pas")
        self.take_keys(scan_move, scan_choose)
        self._header: Header | None = None
        self._footer: Footer | None = None
        self._gate: TouchGate | None = None
        self._screen: Screen | None = None
        self._overlay: Screen | None = None
        self._scan = QTimer(self)
        self._scan.timeout.connect(lambda: self._move_focus(1, by_hand=False))
        self._scanning = False
        self._writing = False

    def take_keys(self, scan_move: str, scan_choose: str) -> None:
        """The names of those that a two-button switch sends."""
        self._moves = FORWARD | {key_called(scan_move)}
        self._chooses = {key_called(scan_choose), Qt.Key.Key_Return, Qt.Key.Key_Enter}

    def watch_touches(self) -> None:
        """Once the native window exists: ignore trembling, tell that somebody is there."""
        self.winId()
        handle = self.windowHandle()
        if handle is not None:
            gate = self._gate = TouchGate(handle)
            gate.active.connect(self.active)
            gate.pressed.connect(self._touched)
            gate.tabbed.connect(self._move_focus)

    def ask_first(self, only_heard: Callable[[QPoint], bool]) -> None:
        """`only_heard` tells of each press whether it is one that does not act: the person wants to hear first."""
        if self._gate is not None:
            self._gate.only_heard = only_heard

    def show_screen(
        self, make: MakeScreen, look: Look, header: Banner | None, footer: Sequence[Command], keep_place: bool = False
    ) -> Screen:
        """Replace what is shown. `header` None and `footer` empty leave the whole window to the screen.

        `keep_place`: it is the same page again, so the leaf shown and the focus stay where they were.
        """
        leaf = getattr(self._screen, "leaf_shown", 0) if keep_place else 0
        focused = self.focusWidget().objectName() if keep_place and self.focusWidget() else ""
        same_look, self.look = look == self.look, look
        self._header = self._bar(Header, self._header, header.commands if header else (), same_look)
        self._footer = self._bar(Footer, self._footer, tuple(footer), same_look)
        if header is not None and self._header is not None:
            self._header.show_page(header)
        self._writing = self._writing and keep_place
        if self._screen is not None:
            drop(self._screen)
        self._screen = make(look, self)
        self._arrange()
        self._screen.show()
        if leaf:
            self._screen.turn_to(leaf)
        if self.property("keys"):
            self.focus_first(focused)
        if self._overlay:
            self._overlay.raise_()
        return self._screen

    def _bar(self, kind: type[Bar], old: Bar | None, commands: tuple[Command, ...], same_look: bool) -> Bar | None:
        """The bar that is there, where it has these commands: most pages have the same. With none it is hidden."""
        if old is not None and same_look and (not commands or commands == old.commands):
            old.setVisible(bool(commands))
            return old
        if old is not None:
            drop(old)
        if not commands:
            return None
        bar = kind(commands, self.look, self)
        bar.pressed.connect(self.commanded)
        bar.show()
        return bar

    def show_commands(self, footer: Sequence[Command]) -> None:
        """Other words on some of the permanent commands; everything else stays as it is."""
        if self._footer is None or not footer:
            return
        if len(footer) == len(self._footer.commands):
            self._footer.reword(footer)
        else:
            self._footer = self._bar(Footer, self._footer, tuple(footer), True)
        self._arrange()

    def show_overlay(self, make: MakeScreen) -> Screen:
        """Something that stands in front of everything until `hide_overlay`."""
        self.hide_overlay()
        pause = getattr(self._screen, "pause", None)
        if pause is not None:
            pause()  # a film does not talk on behind what stands in front of it
        self._overlay = make(self.look, self)
        self._overlay.setGeometry(self.rect())
        self._overlay.show()
        self._overlay.raise_()
        if self.property("keys"):
            self.focus_first()
        return self._overlay

    def hide_overlay(self) -> None:
        if self._overlay is not None:
            drop(self._overlay)
            self._overlay = None

    @property
    def overlay_shown(self) -> Screen | None:
        return self._overlay

    @property
    def screen_shown(self) -> Screen | None:
        return self._screen

    def targets(self) -> list[QWidget]:
        """Everything that can be pressed, in reading order: the screen's own first, then footer, then header."""
        parts = (self._overlay,) if self._overlay else (self._screen, *self._bars())
        return [target for part in parts if part is not None for target in part.targets() if target.isEnabled()]

    def _bars(self) -> list[Header | Footer]:
        """Those that are shown, the lower one first."""
        return [bar for bar in (self._footer, self._header) if bar is not None and not bar.isHidden()]

    def scan_every(self, seconds: float) -> None:
        """Move the focus by itself; 0 stops."""
        self._scanning = seconds > 0
        if self._scanning:
            self.setProperty("keys", True)
            self._scan.start(round(seconds * 1000))
            if self.focusWidget() not in self.targets():
                self.focus_first()
        else:
            self._scan.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves, chooses and types; every other key ends here, Esc, F-keys and Alt+F4 included. Whoever is typing types
        on: then the space bar does not move, and Enter ends the text."""
        event.accept()
        if event.isAutoRepeat():
            return
        self.active.emit()
        writing = self._writing and self._overlay is None and hasattr(self._screen, "type_text")
        if writing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._screen.enter()
        elif writing and event.text() == " ":
            self._screen.type_text(" ")
        elif event.key() in self._moves:
            self._move_focus(1)
        elif event.key() in BACKWARD:
            self._move_focus(-1)
        elif event.key() in self._chooses and (self._gate is None or self._gate.counts()):
            button = self.focusWidget()
            if isinstance(button, QAbstractButton):
                button.click()
        elif self._overlay is None:
            type_text = getattr(self._screen, "type_text", None)
            if type_text is not None:
                type_text(event.text())
                self._writing = bool(event.text().strip()) or self._writing

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt's own order is not ours; see `TouchGate`."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Minimised by a shortcut of the window manager, it comes back."""
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized() and not self.may_close:
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.resized.emit(self.width(), self.height())
        self._arrange()
        if self._overlay:  # last: it stands over a command of the header
            self._overlay.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.look.palette.ground))
        painter.end()

    def _touched(self, x: int, y: int) -> None:
        self._writing = False
        if self.property("keys") and not self._scanning:
            self.setProperty("keys", False)
            focused = self.focusWidget()
            if focused is not None:
                focused.update()
        self.pressed.emit(x, y)

    def hold_scan(self, held: bool) -> None:
        """The automatic scan waits while something is said, and then a whole interval more."""
        if self._scanning:
            self._scan.stop() if held else self._scan.start()

    def _move_focus(self, way: int, by_hand: bool = True) -> None:
        """From target to target; the first key after touches starts at the first one, not where a finger was."""
        targets, self._writing = self.targets(), False
        if not targets:
            return
        focused = self.focusWidget() if self.property("keys") else None
        self.setProperty("keys", True)
        at = targets.index(focused) + way if focused in targets else (0 if way > 0 else -1)
        target = targets[at % len(targets)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.update()
        self.focused.emit(target, by_hand)

    def focus_first(self, name: str = "") -> None:
        """Focus the target called `name`, else the first one."""
        targets = self.targets()
        if targets:
            named = [target for target in targets if name and target.objectName() == name]
            (named or targets)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        """Header, screen, footer; in low reach the header's commands come down, just above the footer."""
        width, height = self.width(), self.height()
        shown = self._bars()
        top = self._header.height_for(width) if self._header in shown else 0
        bottom = self._footer.height_for(width) if self._footer in shown else 0
        low = self.look.low
        if self._header in shown:
            self._header.setGeometry(QRect(0, height - bottom - top if low else 0, width, top))
        if self._footer in shown:
            self._footer.setGeometry(QRect(0, height - bottom, width, bottom))
        if self._screen:
            self._screen.setGeometry(QRect(0, 0 if low else top, width, height - top - bottom))
