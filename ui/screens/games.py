"""How the pages of what is played look: larger words for a room, answers that are a pleasure to touch."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.content.steps import Presentation
from kiosk.visit.guide_pages import BESIDE
from kiosk.visit.play_pages import ATTEMPTS, STATEMENT, VERDICT
from ui.theme.look import Role
from ui.theme.tokens import Palette
from ui.widgets import faces
from ui.widgets.faces import Face

TITLES = {STATEMENT: Role.IDEA, BESIDE: Role.BUTTON}
"""The type of a title, where it is another than that of all pages."""

LEADS = {VERDICT: Role.TITLE}
"""That of a first sentence that is for the whole room too: it stands in the colour of the topic."""

FACES: dict[str, Callable[[Palette, str], Face]] = {
    STATEMENT: faces.guess,
    ATTEMPTS[Presentation.PICTURES]: faces.picked,
    ATTEMPTS[Presentation.MESSAGES]: faces.message,
    BESIDE: faces.beside,
}
"""Of what can be chosen."""
