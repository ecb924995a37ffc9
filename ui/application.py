"""The only composition root: builds everything once, passes it down, and takes it apart at the end."""

from __future__ import annotations

import gc
import os
import signal
import socket
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QSize, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

from impression.printers.port import Printer
from kiosk.content.folder import content_folders
from kiosk.erasure import erase
from kiosk.errors import EnvironmentFault
from kiosk.journal.events import Reason
from kiosk.journal.writer import Journal
from kiosk.private_folder import private_folder
from kiosk.settings import Printing, load_settings
from kiosk.state_folder import state_folder
from kiosk.visit.comfort import Comfort
from kiosk.voice.setup import setup_for
from ui.bell import Bell
from ui.beside.command import BROWSER, browser_command
from ui.beside.companion import Companion
from ui.beside.documents import Documents
from ui.beside.wall import Wall
from ui.conductor import Conductor
from ui.library import Library
from ui.outputs import headset_is_in
from ui.paper import PaperMaker
from ui.papers import Papers
from ui.presence import Presence
from ui.printing import PrintingDesk
from ui.reader import Reader
from ui.staff.knock import Knock
from ui.switches import with_sound_keys
from ui.tasks import Tasks
from ui.theme.fonts import load_fonts
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms
from ui.visit_log import VisitLog
from ui.voice import Voice
from ui.window import KioskWindow
from ui.wipe import Wipe

if TYPE_CHECKING:
    from kiosk.staff.door import Door
    from kiosk.staff.figures import Figures
    from ui.staff.desk import StaffDesk

AGAIN = 75
"""Status of a kiosk that wants to be started again (`EX_TEMPFAIL`, sysexits.h)."""

AT_THE_END_S = 0.3
PRINTER_AFTER_MS = 500
VOICE_AFTER_MS = 1000
PAPER_AFTER_MS = 2000
LATER = ("kiosk.voice.spoken", "ui.screens.alone", "ui.screens.typing", "ui.screens.sheet", "PySide6.QtPdf")
"""What the first screen does without, and a touch must not wait for."""


class Wanted(Struct, frozen=True):
    """What the command line asked for."""

    windowed: bool = False
    size: tuple[int, int] | None = None
    content: Path | None = None
    state: Path | None = None
    settings: Path | None = None
    hosts: Path | None = None
    """Names of machines that true sites are looked for under, instead of the system's: for tests."""

    before: Path | None = None
    """The private folder of the kiosk that started itself again as this one, after a wipe that had failed."""


class Kiosk:
    """Everything that runs. `close` ends it cleanly within two seconds."""

    def __init__(
        self, wanted: Wanted, today: Callable[[], date] = date.today, printer: Callable[[], Printer] | None = None,
        browser: Sequence[str] = BROWSER,
    ) -> None:  # fmt: skip
        """`printer`: another than the settings' own. `browser`: the program of its process.

        Raises `EnvironmentFault` when there is no content to show."""
        self.qt = QApplication.instance() or QApplication([])
        state = state_folder(wanted.state)
        settings, setting_faults = load_settings(wanted.settings or _settings_file(state))
        folders = content_folders(wanted.content)
        self.settings = settings
        self.library = Library(folders, state, settings.venue.language)
        scanning, key_faults = with_sound_keys(settings.scanning)
        self.faults = (*setting_faults, *key_faults)
        load_fonts(folders)
        pictograms = self._pictograms = Pictograms(folders[0] / "pictogrammes")
        self.journal = Journal.open(state)
        self.tasks = Tasks()
        self.printer_tasks = Tasks(threads=1)
        printing = settings.printing
        choose = printer or partial(_printer, printing, state)
        self.desk = PrintingDesk(choose, printing.patience, self.printer_tasks)
        self.paper = PaperMaker(folders, today, self.tasks, settings.venue.name)
        size = QSize(*wanted.size) if wanted.size else _screen_size()
        look = look_for(size.width(), size.height(), Comfort(), pictograms)
        self.window = KioskWindow(look, scanning.move, scanning.choose)
        self.window.resize(size)
        presence = Presence(self.window, settings.waiting, scanning, Bell(folders[0] / "sons/appel.wav"))
        self._speech = setup_for(settings.speech, folders, state)
        self.voice = Voice(self._speech)
        reader, log = Reader(self.window, self.voice, headset_is_in), VisitLog(self.journal)
        papers = Papers(self.window, self.paper, self.desk, self.library, settings)
        self.conductor = Conductor(
            self.window, self.library, log, self.desk, papers, settings, pictograms, presence, reader
        )
        self.voice.broke.connect(self.conductor.voice_broke)
        self.private = private_folder()
        command = browser_command(browser, self.private, folders)
        self.wall = Wall(self.private, self.tasks, wanted.hosts)
        self.wipe = Wipe(self.private, self.wall, self.desk, log, self.tasks, self.window)
        self.companion = Companion(self.conductor, self.window, command, self.wall, self.wipe, settings.display.scale)
        self.documents = Documents(self.companion, papers, self.desk, self.private, settings.printing.documents)
        self._state, self._knock = state, Knock()
        self.window.pressed.connect(self._touched)
        self.companion.pressed.connect(self._touched)
        self._closed, self._log = False, log
        self._may_restart = wanted.before is None
        self.wipe.judged.connect(self._wiped)
        self.wipe.begin_with(wanted.before)
        self._open_window(wanted)

    def troubles(self) -> tuple[str, ...]:
        """What staff should know, in French."""
        parts = (
            self.journal.trouble, self.desk.trouble, self.door.trouble, self.voice.trouble,
            self.companion.health.trouble, self.wipe.trouble,
        )  # fmt: skip
        found = (*parts, *(str(fault) for fault in (*self.faults, *self.library.faults)))
        return tuple(sentence for sentence in found if sentence)

    def run(self, first_start: bool = True) -> int:
        """Until the staff door, a signal or a wipe that has failed (`AGAIN`) ends it. On a first start, staff are asked
        for their PIN."""
        self._end_on(signal.SIGTERM, signal.SIGINT)
        self.warm_up()
        if first_start:
            self.staff.first_start()
        status = self.qt.exec()
        if not self.close() and status != AGAIN:
            os._exit(status)  # a call to a printer that hangs may not hold the end; everything else is closed
        return status

    def _wiped(self) -> None:
        """A wipe that has failed starts the kiosk again before the next person, and only once: the next visit has to be
        wiped away whole before it may happen again. Somebody who is in already is not thrown out: true sites are closed
        to them, and the wipe after them decides."""
        last = self.wipe.last
        if last is not None and last.failed and self._may_restart and not self._log.is_open:
            self.qt.exit(AGAIN)
        elif last is not None and last.after_visit and not last.failed:
            self._may_restart = True

    def warm_up(self) -> None:
        """What the first visit would wait for, done while nobody is there yet."""
        QTimer.singleShot(PRINTER_AFTER_MS, self.desk.check)
        QTimer.singleShot(VOICE_AFTER_MS, self.voice.warm_up)
        QTimer.singleShot(PAPER_AFTER_MS, lambda: self.tasks.start(self._prepare, lambda _: self._prepared()))

    def _prepare(self) -> None:
        """Off the window's thread: what the first sheet loads, each screen and pictogram that comes later, and every
        language."""
        for screen in LATER:
            import_module(screen)
        self._pictograms.prepare()
        self.paper.prepare()
        self.library.prepare()

    def _prepared(self) -> None:
        _keep_what_is_built()
        self.conductor.languages_ready()
        self.tasks.start(self.library.learn, lambda _: None)

    def close(self, reason: Reason = Reason.STOPPED) -> bool:
        """End the visit and join what was started; False when a worker would not end in time."""
        if self._closed:
            return True
        self._closed = True
        if "staff" in vars(self):
            self.staff.close()
        self.conductor.end(reason)
        self.companion.end()
        self.voice.close()
        self.library.close()
        joined = self.printer_tasks.finish(700, drop=False) and self.tasks.finish(400)
        self.journal.close(0.6)
        self.window.may_close = True
        self.window.close()
        erase(self.private, AT_THE_END_S)
        rmtree(self.private, ignore_errors=True)
        return joined

    @cached_property
    def door(self) -> Door:
        from kiosk.staff.door import Door  # with the room behind it: nobody knocks before the first screen

        return Door(self._state)

    @cached_property
    def staff(self) -> StaffDesk:
        """The staff's side of the window, made at the first knock."""
        from ui.staff.reception import reception

        desk = reception(
            self.window, self.conductor, self.library, self.door, self.tasks, self._figures, self.troubles,
            lambda: self.wipe.last, self._speech.recordings,
        )  # fmt: skip
        desk.quit.connect(lambda: self.qt.exit(0))
        self.conductor.share_window(desk)
        return desk

    def _figures(self) -> Figures:
        """The last figures, read from the journal; not on the window's thread."""
        from kiosk.staff.reckoning import reckon

        self.journal.flush(1)
        titles = {flow.id: flow.title for flow in self.library.catalogue(self.library.home).flows.values()}
        return reckon(self._state, date.today(), titles, dict(self.library.languages))

    def _touched(self, x: int, y: int) -> None:
        """Five touches in the corner open the staff door, and wake the staff's side."""
        u = self.window.look.u
        if self._knock.touched(x / u, y / u, monotonic()) and not self.staff.is_open:
            self.companion.hide()
            self.conductor.open_staff_door()

    def _open_window(self, wanted: Wanted) -> None:
        window = self.window
        window.watch_touches()
        window.ask_first(self.conductor.reader.only_heard)
        if wanted.windowed or wanted.size:
            window.show()
        else:
            screen = self.qt.primaryScreen()
            window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            window.setGeometry(screen.geometry())  # without a window manager full screen alone is not enough
            window.showFullScreen()
            window.raise_()
            window.activateWindow()
        self.conductor.show()

    def _end_on(self, *signals: signal.Signals) -> None:
        """Python's handlers wait for Python code to run: the wake-up socket makes sure that some does."""
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setblocking(False)
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        for name in signals:
            signal.signal(name, lambda *_: self.qt.exit(0))
        notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, self.window)
        notifier.activated.connect(lambda: ours.recv(64))
        self._wake_up = (ours, theirs)


def _keep_what_is_built() -> None:
    """What was loaded by now stays: later collections look only at what a visit makes, and hold no touch up."""
    gc.collect()
    gc.freeze()


def _printer(printing: Printing, state: Path) -> Printer:
    from impression.printers.choice import choose_printer  # 20 ms that no first screen needs

    return choose_printer(printing, state)


def _settings_file(state: Path) -> Path | None:
    """The operator's settings: in the state folder, else for the whole machine."""
    for file in (state / "pasapas.toml", Path("/etc/pasapas/pasapas.toml")):
        if file.exists():
            return file
    return None


def _screen_size() -> QSize:
    return QApplication.primaryScreen().size()


def prepare_environment() -> None:
    """Before Qt loads: no decoration under cage, no hardware decoding, no noise on the terminal."""
    os.environ.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")
    os.environ.setdefault("QT_FFMPEG_DECODING_HW_DEVICE_TYPES", ",")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")


def start(wanted: Wanted, printer: Callable[[], Printer] | None = None, browser: Sequence[str] = BROWSER) -> Kiosk:
    """Build the kiosk. Raises `EnvironmentFault`, with a sentence for the operator, when there is nothing to show."""
    prepare_environment()
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise EnvironmentFault("aucun écran ne répond ici. « ./pasapas » joue une visite sur un écran virtuel.")
    if wanted.settings is not None and not wanted.settings.exists():
        raise EnvironmentFault(f"le fichier de réglages « {wanted.settings} » n’existe pas.")
    return Kiosk(wanted, printer=printer, browser=browser)
