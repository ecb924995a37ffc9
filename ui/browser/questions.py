"""What a site says or asks by a window of its own: here it stands beside the page, in ours, and holds nothing up.

Nobody can be waited for inside the engine. So a question is answered no at once, and put to the person; who says yes is
asked to touch the site's button again, and then the answer is yes.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from kiosk.visit.page import Done, Option, Page, Weight
from ui.beside.lines import Labels

LONGEST = 300
"""Signs of what is shown of it; the rest is cut."""

MOST = 20
"""From one page; what asks more often is refused."""

YES, NO, UNDERSTOOD = "oui", "non", "compris"


class Standing(Enum):
    """`SAID`: to be read. `ASKED`: for yes or no. `AGREED`: yes was said, and the button waits for its second touch."""

    SAID = 0
    ASKED = 1
    AGREED = 2


class Question(NamedTuple):
    text: str
    standing: Standing


def page_of(question: Question, labels: Labels) -> Page:
    """What stands in place of the guide until it is answered."""
    understood = Option(id=UNDERSTOOD, text=labels.understood, picture="coche", wish=Done(), weight=Weight.MAIN)
    said = " ".join(question.text.split())[:LONGEST]
    match question.standing:
        case Standing.SAID:
            return Page(name="", title=labels.says, sentences=(said,), options=(understood,))
        case Standing.AGREED:
            return Page(name="", title=labels.again, options=(understood,))
    answers = ((YES, labels.yes, "coche"), (NO, labels.no, "fermer"))
    return Page(
        name="",
        title=labels.asks,
        sentences=(said,),
        options=tuple(Option(id=name, text=text, picture=picture, wish=Done()) for name, text, picture in answers),
    )
