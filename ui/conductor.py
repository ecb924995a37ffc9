"""Connects the visit, the screens, the journal and the printer. Data goes one way:

a screen reports an option → its wish changes the session → the state is replayed → the page is derived and shown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.content.schema import Flow
from kiosk.content.words import Words, words_of
from kiosk.errors import EnvironmentFault
from kiosk.journal.events import BROKEN_VOICE, LISTENED, Event, Kind, Reason
from kiosk.settings import Settings
from kiosk.visit import acts
from kiosk.visit.comfort import Comfort
from kiosk.visit.ending import Remains
from kiosk.visit.glossary import asked
from kiosk.visit.guide_pages import FINE
from kiosk.visit.narration import Utterance
from kiosk.visit.page import Call, CloseDocument, Language, Page, PrintAgain, PrintDocument, Wish
from kiosk.visit.session import Aside, Session, Stage, after, back, home, opened, state_of
from kiosk.visit.state import ImpossibleAct, Screen, State, current_flow
from ui import logbook, permanent
from ui.behind import Behind
from ui.current_page import current_page
from ui.library import Library
from ui.papers import Papers
from ui.presence import Presence
from ui.printing import PrintingDesk
from ui.projectionist import Projectionist
from ui.reader import Reader
from ui.screens.choice import screen_for
from ui.theme.look import Look, look_for
from ui.theme.pictograms import Pictograms
from ui.visit_log import A_DAY, VisitLog
from ui.widgets.bars import Banner, Command
from ui.widgets.typeset import text_block
from ui.window import KioskWindow

if TYPE_CHECKING:
    from ui.staff.desk import StaffDesk

log = logging.getLogger(__name__)

SOON_MS = 50

WRITTEN: dict[str, Callable[[str], acts.Act]] = {
    "prenom": acts.TypedNickname,
    "saisie": acts.Tried,
    "recherche": acts.Searched,
}
"""What is done with the text that a page asks for, by the name of the page."""


class Conductor(QObject):
    """One per application. It holds the session; everything shown is derived from it."""

    shown = Signal(object)
    documented = Signal(object)
    """What is wished of a site's document."""

    ended = Signal(str)

    def __init__(
        self, window: KioskWindow, library: Library, log: VisitLog, desk: PrintingDesk, papers: Papers,
        settings: Settings, pictograms: Pictograms, presence: Presence, reader: Reader,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._library, self._log = window, library, log
        self._desk, self._papers, self._settings = desk, papers, settings
        self._pictograms, self.presence, self.reader = pictograms, presence, reader
        self._nobody = Session(settings.venue.language, comfort=Comfort(listen=settings.speech.automatic))
        self._staff: StaffDesk | None = None
        self._page_since = monotonic()
        self._behind = Behind()
        self._films = Projectionist(presence.idle, reader, self.tell)
        self.condition = FINE
        """How the browser is."""
        self._screen: QWidget | None = None
        self._greeting: tuple[Utterance, ...] = ()
        self._session = self._nobody
        self._enter(self._session)
        self._page: Page = self._derive_page()
        window.commanded.connect(self.command)
        window.resized.connect(self._resized)
        presence.left_alone.connect(lambda: self.end(Reason.IDLE))
        presence.said_goodbye.connect(lambda: self.end(Reason.FINISHED))
        presence.leaving.connect(self._leave)
        presence.emergency.connect(lambda: self.command(permanent.EMERGENCY))
        reader.changed.connect(self._voice_changed)
        presence.asked.connect(reader.ask)
        presence.counted.connect(reader.count)
        presence.answered.connect(reader.answered)
        desk.changed.connect(self._printing_changed)

    # what is shown -------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        return self._page

    @property
    def state(self) -> State:
        return self._state

    @property
    def session(self) -> Session:
        return self._session

    def share_window(self, staff: StaffDesk) -> None:
        """Staff's pages stand in the same window; while they do, the visit waits behind them."""
        self._staff = staff
        staff.left.connect(self.show)
        staff.started.connect(self.start_flow)

    def open_staff_door(self) -> None:
        if self._staff is not None and not self._staff.is_open:
            self.presence.stop()
            self.reader.stop()
            self._staff.open()

    @property
    def _staff_is_in(self) -> bool:
        return self._staff is not None and self._staff.is_open

    @property
    def is_covered(self) -> bool:
        """Staff's pages, a question or a raised hand stand in front of the visit."""
        return self._staff_is_in or self.presence.asking

    def show(self, by_person: bool = True) -> None:
        """Derive the page from the session and show it; where it is the same page, keep its leaf and its focus."""
        if self._staff_is_in:
            return
        before, self._page = self._page, self._derive_page()
        leaf = getattr(self._screen, "leaf_shown", 0)
        same = (before.name, before.title, before.moment) == (self._page.name, self._page.title, self._page.moment)
        same = same and self._window.screen_shown is self._screen  # staff may have been here meanwhile
        make = screen_for(self._page, self._words, self._library.films)
        screen = self._window.show_screen(make, self.look(), *self.frame(), keep_place=same)
        self._connect(screen)
        if not same:
            self._page_since = monotonic()
            self._behind.turn(before, leaf, self._page, screen, self._session)
        self._screen = screen
        if self._page.name == "recherche":  # once it is painted: nobody types a word in so short a time
            QTimer.singleShot(SOON_MS, self, partial(self._library.models, self._session.language))
        waiting_for_paper = self._session.stage is Stage.GOODBYE and self._desk.left is Remains.COMING_OUT
        self.presence.watch(self._page, self._session.comfort, self._words, waiting_for_paper, by_person)
        self._papers.show(self._page, self._session, self._state, self._words)
        self.reader.show(self._page, self._words, self._session.comfort, not same, self._greeting)
        self._greeting = ()
        self.shown.emit(self._page)

    def frame(self) -> tuple[Banner | None, tuple[Command, ...]]:
        """What stands over the page, and under it."""
        if self._page.name == "veille":
            return None, ()
        footer = permanent.footer_commands(self._words, self.reader.command(self._words))
        return permanent.header_for(self._page, self._words), footer

    def _voice_changed(self) -> None:
        """It began or fell silent: its button says so, and nobody is idle who listens."""
        if not self._staff_is_in:
            self._window.show_commands(self.frame()[1])
        self.presence.idle.hold("voice", self.reader.holds)
        self.presence.linger(self.reader.speaking)

    @property
    def flow(self) -> Flow | None:
        """The one that is open."""
        return current_flow(self._state, self._catalogue) if self._state.screen is Screen.STEP else None

    def languages_ready(self) -> None:
        """The first page, if it is there, now speaks to everybody."""
        if self._page.name == "veille":
            self.show()

    def voice_broke(self) -> None:
        self._log.note(Event(kind=Kind.VOICE, value=BROKEN_VOICE))

    def _derive_page(self) -> Page:
        return current_page(
            self._session, self._state, self._library, self._desk, self.reader.has_voice, self._settings,
            self.condition,
        )  # fmt: skip

    def _resized(self) -> None:
        if self._staff is not None and self._staff.is_open:
            self._staff.refresh()
        else:
            self.show()

    @property
    def words(self) -> Words:
        return self._words

    def look(self) -> Look:
        window, session = self._window, self._session
        scale = self._settings.display.scale
        rtl = self._library.right_to_left(session.language)
        return look_for(window.width(), window.height(), session.comfort, self._pictograms, rtl, scale)

    def _connect(self, screen: QWidget) -> None:
        for name, slot in (
            ("chosen", self.choose),
            ("typed", lambda text: self.wish(WRITTEN[self._page.name](text))),
            ("arranged", lambda order: self.wish(replace(self._session.comfort, keys=order))),
            ("commanded", self.command),
            ("playing", self._films.plays),
            ("watched", self._films.left),
            *self.reader.heeds(),
        ):
            signal = getattr(screen, name, None)
            if signal is not None:
                signal.connect(slot)

    # what a person does --------------------------------------------------------------------------------------------

    def choose(self, option_id: str) -> None:
        """An option of the page was touched."""
        option = self._page.option(option_id)
        if option is not None:
            self.wish(option.wish)

    def wish(self, wish: Wish) -> None:
        if isinstance(wish, Call):
            return self.command(permanent.CALL)
        if isinstance(wish, PrintDocument | CloseDocument):
            return self.documented.emit(wish)
        before, state = self._session, self._state
        seconds = min(A_DAY, monotonic() - self._page_since)
        try:
            session = after(before, wish)
            if self._is_over(session):
                return self.end(Reason.FINISHED)
            self._enter(session)
        except (ImpossibleAct, EnvironmentFault):
            log.warning("a wish that the page does not offer any more")
            return self.show()  # without the language that could not be made
        if isinstance(wish, Language):
            self._greeting = (Utterance("", self._library.own_name(wish.code), language=wish.code),)
        if isinstance(wish, PrintAgain | acts.AskedPrint):
            self._desk.print_offered()
        self._open_visit_once_inside()
        events = self._events(wish, before, state, seconds)
        if self._state.screen is Screen.GOODBYE:
            self._forget(Session(before.language, Stage.GOODBYE, comfort=before.comfort))
        self.show()
        for event in events:  # last: nothing that is told may hold the screen
            self._log.record(event)
        return None

    def command(self, name: str) -> None:
        """One of the permanent commands."""
        if self._staff_is_in and name != permanent.EMERGENCY:
            return
        session = self._session
        match name:
            case permanent.HOME if session.stage is Stage.GOODBYE:
                self.end(Reason.FINISHED)
            case permanent.BACK if self._page.option("site"):
                self.wish(CloseDocument())
            case permanent.BACK:
                turn_back = getattr(self._window.screen_shown, "turn_back", None)
                if turn_back is None or not turn_back():
                    self._go(back(session))
            case permanent.HOME:
                self._log.open()
                self._go(home(session, self._state))
            case permanent.LANGUAGE:
                self._go(opened(session, Aside.LANGUAGE))
            case permanent.COMFORT:
                self._go(opened(session, Aside.COMFORT))
            case permanent.EMERGENCY:
                self._log.open()
                self.tell(Kind.EMERGENCY)
                self._go(opened(session, Aside.EMERGENCY))
            case permanent.CALL:
                self._log.open()
                self.tell(Kind.HELP)
                self.presence.call()
            case permanent.MEANING if self._page.beside:
                self.wish(acts.Asked(acts.WORDS))
            case permanent.MEANING if self._page.terms:
                self.wish(asked(self._page.terms))
            case permanent.SEARCH:
                self.wish(acts.AskedSearch())
            case permanent.LISTEN:
                self._log.record(Event(kind=Kind.VOICE, value=LISTENED))
                self.reader.toggle()
            case permanent.LEAVE | permanent.QUIT:
                self._leave()

    def renew(self, visit: tuple[acts.Act, ...]) -> None:
        """Take the visit up where these acts lead, in content that may have changed. Raises `ImpossibleAct`."""
        self._enter(replace(self._session, stage=Stage.VISIT, aside=None, under=None, visit=visit))
        self.show()

    def start_flow(self, flow: str, language: str) -> None:
        """An animator starts a flow for the person beside them."""
        if self._log.is_open:
            self.end(Reason.STAFF)
        self._log.open()
        language = self._library.possible(language)
        self._enter(replace(self._nobody, language=language, stage=Stage.VISIT, visit=(acts.OpenedFlow(flow),)))
        events = self._events(acts.OpenedFlow(flow), Session(language), State(), 0.0)
        self.show()
        for event in events:
            self._log.record(event)

    def end(self, reason: Reason) -> None:
        """Forget everything of this person and wait for the next one."""
        self._leave_film()
        self.presence.stop()
        self.reader.stop()
        self._log.close(reason)
        self._desk.withdraw()
        self._forget(self._nobody)
        self.show()
        self.ended.emit(reason.value)

    def _go(self, session: Session) -> None:
        if self._is_over(session):
            return self.end(Reason.FINISHED)
        self._enter(session)
        return self.show()

    def _is_over(self, session: Session) -> bool:
        """Back at the welcome page, or past goodbye: whatever this person chose is not the next one's."""
        if session.stage is not Stage.WELCOME or session.aside is not None:
            return False
        untouched = self._session.stage is Stage.WELCOME and session == self._nobody
        return self._log.is_open or not untouched

    def _forget(self, session: Session) -> None:
        """Everything of the visit goes, but for the sheet that may still be coming out of the printer."""
        self._papers.forget()
        self._enter(session)
        text_block.cache_clear()
        QApplication.clipboard().clear()

    def _leave(self) -> None:
        """What tells of a discreet flow goes at once, without a question."""
        if self._session.stage is not Stage.VISIT or self._page.quits_fast:
            return self.end(Reason.FINISHED)
        return self.wish(acts.Left())

    def _enter(self, session: Session) -> None:
        """The one place where the session changes. Raises `ImpossibleAct` and changes nothing for a stale wish."""
        catalogue = self._library.catalogue(session.language)
        state = state_of(session, catalogue, self._settings.places)
        if (session.stage, session.way) != (self._session.stage, self._session.way):
            self._leave_film()
        self._session, self._state, self._catalogue = session, state, catalogue
        self._words = words_of(catalogue)

    # what is told --------------------------------------------------------------------------------------------------

    def tell(self, kind: Kind, value: str = "", seconds: float | None = None) -> None:
        """An event of the place where the visit is."""
        where = logbook.place(self._state, self._catalogue)
        self._log.record(Event(kind=kind, value=value, seconds=seconds, **where))

    def _events(self, wish: Wish, before: Session, state: State, seconds: float) -> list[Event]:
        if isinstance(wish, Comfort):
            return logbook.comfort_events(before.comfort, self._session.comfort)
        if isinstance(wish, acts.Searched):
            return [logbook.search_event(len(self._library.found(self._state.searched, self._session.language)))]
        return logbook.events_of(wish, state, self._state, self._catalogue, seconds)

    def _open_visit_once_inside(self) -> None:
        """A visit begins with a language: a touch that wakes the screen up is often nobody's, or the staff's."""
        if self._session.stage not in (Stage.WELCOME, Stage.LANGUAGE):
            self._log.open()

    def _leave_film(self) -> None:
        self._films.leave(self._window.screen_shown, self._behind)

    def _printing_changed(self) -> None:
        for document, outcome in self._desk.take_outcomes():
            self._log.record(Event(kind=Kind.DOCUMENT if document else Kind.PRINT, value=outcome))
        about_the_sheet = self._state.screen is Screen.PRINTING or self._session.stage is Stage.GOODBYE
        about_the_sheet = about_the_sheet or self.condition.sent
        if self._session.aside is None and about_the_sheet:
            self.show(by_person=self._session.stage is Stage.GOODBYE)  # which waits for what still comes out
