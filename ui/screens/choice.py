"""Which screen draws which page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kiosk.content.words import Words
from kiosk.visit.acts import LONGEST_NICKNAME, LONGEST_SEARCH
from kiosk.visit.page import Page
from kiosk.visit.played import LONGEST_TRY
from ui.screens.guidance import GuidanceScreen
from ui.screens.welcome import WelcomeScreen
from ui.theme.look import Look


def screen_for(page: Page, words: Words, films: Sequence[Path]) -> Callable[[Look, QWidget], QWidget]:
    """A maker of the page's screen: the window gives it the look and the parent. `films`: folders where films stand."""
    more = words("Suite")
    match page.name:
        case "veille":
            return lambda look, parent: WelcomeScreen(page, look, words("Urgence"), parent)
        case "prenom" | "saisie" | "recherche":
            from ui.screens.typing import Purpose, TypingScreen  # what the first screen does not need waits
            from ui.widgets.captions import captions

            keys, language = captions(page.keys, words), words.language
            purpose = {
                "prenom": Purpose(words("C’est bon"), "coche", LONGEST_NICKNAME, language, name=True),
                "saisie": Purpose(words("C’est bon"), "coche", LONGEST_TRY, language),
                "recherche": Purpose(words("Chercher"), "chercher", LONGEST_SEARCH, language),
            }[page.name]
            return lambda look, parent: TypingScreen(page, look, keys, purpose, parent)
        case "fiche" | "document":
            from ui.screens.sheet import SheetScreen

            preparing = words("Votre fiche se prépare…") if page.name == "fiche" else ""
            paper = (preparing, more, words("Page suivante"))
            return lambda look, parent: SheetScreen(page, look, paper, parent)
        case "film":
            from ui.film.screen import FilmScreen  # with QtMultimedia, heavier than all other screens together
            from ui.film.words import film_words

            return lambda look, parent: FilmScreen(page, look, film_words(words), films, words.language, parent)
        case _:
            return lambda look, parent: GuidanceScreen(page, look, more, parent)
