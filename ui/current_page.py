"""Which page stands in the window: that of the visit, of what was opened over it, or of the way in and out."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.content.words import words_of
from kiosk.settings import Settings
from kiosk.visit import threshold
from kiosk.visit.ending import goodbye_page
from kiosk.visit.finding import results_page
from kiosk.visit.glossary import glossary_page
from kiosk.visit.guide_pages import FINE, Condition
from kiosk.visit.page import Page
from kiosk.visit.pages import noticed, page
from kiosk.visit.practice_pages import DOCUMENT, printed_document
from kiosk.visit.session import Aside, Session, Stage
from kiosk.visit.state import Screen, State, is_discreet
from ui.collation import alphabetical
from ui.library import Library
from ui.printing import PrintingDesk


def current_page(
    session: Session, state: State, library: Library, desk: PrintingDesk, has_voice: bool, settings: Settings,
    condition: Condition = FINE,
) -> Page:  # fmt: skip
    """The page of `session`, whose acts give `state`, in its language and with the notice it may need, and the
    quick way out where it tells of a discreet flow, or stands over one. `condition`: how the browser is."""
    catalogue = library.catalogue(session.language)
    words = words_of(catalogue)

    def derived() -> Page:
        match session.aside or session.stage:
            case Stage.GOODBYE:
                return goodbye_page(words, desk.left, desk.prints_sheet)
            case Aside.EMERGENCY:
                return threshold.emergency_page(catalogue.emergency, words)
            case Aside.LANGUAGE | Stage.LANGUAGE:
                return threshold.language_page(library.languages, session.language, words)
            case Aside.COMFORT | Stage.COMFORT:
                return threshold.comfort_page(session.comfort, words, has_voice)
            case Aside.GLOSSARY:
                order = alphabetical(session.language)
                return glossary_page(session.reading, state, catalogue, words, order)
            case Aside.SETTINGS:
                return threshold.settings_page(session.comfort, words, has_voice)
            case Stage.WELCOME:
                greetings = [threshold.greeting(words_of(one)) for one in library.ready() if one is not catalogue]
                return threshold.welcome_page(words, settings.venue.name, greetings)
        if state.screen is Screen.PRINTING:
            return desk.page(words)
        if state.screen is Screen.RESULTS:
            return results_page(state, library.found(state.searched, session.language), catalogue, words)
        shown = page(state, catalogue, settings.places, words, condition)
        if shown.name == DOCUMENT and condition.sent:
            return printed_document(desk.page(words, document=True), condition, words)
        return shown

    shown = derived()
    quits_fast = shown.quits_fast or is_discreet(state, catalogue)
    return noticed(replace(shown, quits_fast=quits_fast), state, catalogue, words)
