"""The permanent commands and their words: the same on every page, in every window of the kiosk."""

from __future__ import annotations

from kiosk.content.words import Words
from kiosk.visit.page import Page
from ui.widgets.bars import Banner, Command

BACK, HOME, LANGUAGE, COMFORT, CALL = "retour", "accueil", "langue", "confort", "appeler"
EMERGENCY, LEAVE, LISTEN = "urgence", "terminer", "ecouter"
MEANING, QUIT, SEARCH = "que-veut-dire", "quitter-vite", "chercher"

AT_ONCE = (EMERGENCY, LISTEN, QUIT)
"""Commands that never wait for a second touch."""

SEARCHED_FROM = frozenset(
    {"accueil", "theme", "orientation", "resultats", "etape", "film", "fiche", "lignes", "impression"}
)
"""Pages with « Chercher » in their header; the home page has it among its buttons besides."""


MOST_SCREENS = 14
"""On the longest way of any flow."""


def footer_commands(words: Words, listen: Command | None = None) -> tuple[Command, ...]:
    """`listen`: « Écouter » as it is now; None on a kiosk without a voice."""
    return (
        Command(BACK, words("Retour"), "retour"),
        Command(HOME, words("Accueil"), "accueil"),
        *((listen,) if listen else ()),
        Command(LANGUAGE, words("Langue"), "langue"),
        Command(COMFORT, words("Confort"), "confort"),
        Command(CALL, words("Appeler"), "appeler"),
    )


def _leaving(fast: bool, words: Words) -> Command:
    """One of two in the same place, which is wide enough for both."""
    done, quit = words("J’ai terminé"), words("Quitter vite")
    if fast:
        return Command(QUIT, quit, "sortie", "partir", (done,))
    return Command(LEAVE, done, "sortie", "partir", (quit,))


def listen_command(words: Words, speaking: bool = False, broken: bool = False) -> Command:
    """Always in the same place: listen, stop, or try again."""
    states = {"ecouter": words("Écouter"), "stop": words("Stop"), "alerte": words("Muette")}
    picture = "alerte" if broken else "stop" if speaking else "ecouter"
    others = tuple(text for name, text in states.items() if name != picture)
    return Command(LISTEN, states[picture], picture, "normal" if broken else "fort", others)


def header_for(page: Page, words: Words) -> Banner:
    """What stands at the top of a page, the last commands always there. A page that tells of a discreet flow is left at
    once."""
    looked_up = (
        Command(MEANING, words("Que veut dire… ?"), "livre", yields=1, absent=not _explains(page)),
        Command(SEARCH, words("Chercher"), "chercher", yields=2, absent=page.name not in SEARCHED_FROM, bare=True),
    )
    commands = (
        *(looked_up if _explains(page) or page.name in SEARCHED_FROM else ()),
        Command(EMERGENCY, words("Urgence"), "telephoner", "urgence"),
        _leaving(page.quits_fast, words),
    )
    mark = (page.progress.n, page.progress.total, page.progress.text) if page.progress else None
    farthest = (MOST_SCREENS, MOST_SCREENS, words("Étape {n} sur {total}", n=MOST_SCREENS, total=MOST_SCREENS))
    return Banner(commands, mark, page.topic, page.notice, farthest)


def _explains(page: Page) -> bool:
    """Whether there are words that it can be asked about: hard ones of ours, or those of a made-up site."""
    return bool(page.terms) or (page.beside is not None and page.beside.rules is None)
