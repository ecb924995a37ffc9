"""The kinds of steps that a flow is made of: each is one page, or a few, of a visit.

As in `schema.py`, fields are named in English for the program and in French for the author (`name=`).
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, field


class Choice(Struct, frozen=True, gc=False, kw_only=True):
    """One large button under a question. `id` is stable: the journal and the translations use it."""

    id: str
    text: str = field(name="texte")
    hint: str = field(name="precision", default="")
    picture: str = field(name="image", default="")
    goto: str = field(name="vers")
    sheet: tuple[str, ...] = field(name="fiche", default=())


class _Step(Struct, frozen=True, gc=False, kw_only=True, tag_field="genre"):
    title: str = field(name="titre")
    sentences: tuple[str, ...] = field(name="dire", default=())
    picture: str = field(name="image", default="")
    sheet: tuple[str, ...] = field(name="fiche", default=())


class Question(_Step, frozen=True, gc=False, kw_only=True, tag="question"):
    """The person answers by one of two to six buttons."""

    choices: tuple[Choice, ...] = field(name="choix")


class Explanation(_Step, frozen=True, gc=False, kw_only=True, tag="explication"):
    """One idea to read or hear, then go on."""

    goto: str = field(name="ensuite")


class FilmStep(_Step, frozen=True, gc=False, kw_only=True, tag="film"):
    """A tutorial film that may be watched or passed over. `film` names files in `contenus/films/`."""

    film: str
    goto: str = field(name="ensuite")


class PracticeStep(_Step, frozen=True, gc=False, kw_only=True, tag="exercice"):
    """« S’entraîner » with a `guide` on its made-up site. Beside it a `film` may be watched, and the guide followed on
    the true `site`."""

    guide: str
    film: str = ""
    site: str = ""
    goto: str = field(name="ensuite")


class SiteStep(_Step, frozen=True, gc=False, kw_only=True, tag="site"):
    """The true `site`, that nobody has made an exercise of; a `guide` may tell what to do there."""

    site: str
    guide: str = ""
    goto: str = field(name="ensuite")


class PlaceStep(_Step, frozen=True, gc=False, kw_only=True, tag="lieu"):
    """Pick one of the places the admin typed. Where there are none, or none is picked, the visit goes to `without`."""

    goto: str = field(name="ensuite")
    without: str = field(name="sans-lieu")


class QuizStep(_Step, frozen=True, gc=False, kw_only=True, tag="quiz"):
    """A set of statements, true or false: `quiz` names a file in `contenus/quiz/`, which has the words of its screens.
    `group`: the answer (`step.choice`) by which a person said that several play."""

    title: str = field(name="titre", default="")
    quiz: str
    group: str = field(name="groupe", default="")
    goto: str = field(name="ensuite")


class Presentation(Enum):
    """How the choices of a trial look."""

    LIST = "liste"
    PICTURES = "images"
    MESSAGES = "messages"


class Attempt(Struct, frozen=True, gc=False, kw_only=True):
    """Something that can be touched in a trial. `good`: it is the right one."""

    id: str
    text: str = field(name="texte")
    hint: str = field(name="precision", default="")
    picture: str = field(name="image", default="")
    good: bool = field(name="bon", default=False)


class ByOutcome(Struct, frozen=True, gc=False, kw_only=True):
    """Lines of the sheet, by how a trial went."""

    alone: tuple[str, ...] = field(name="seul", default=())
    helped: tuple[str, ...] = field(name="avec-aide", default=())
    not_yet: tuple[str, ...] = field(name="pas-encore", default=())


class Trial(_Step, frozen=True, gc=False, kw_only=True, tag="essai"):
    """A gesture that is really tried here: one of `choices` is touched, or `typed` is written on the keyboard.

    `clue` is said after a wrong try, `shown` to who asks to be shown, `praise` once it is done. `document`: the lines
    of a letter or of a message to look at. `skill`: what the gesture is.
    """

    document: tuple[str, ...] = ()
    presentation: Presentation = Presentation.LIST
    choices: tuple[Attempt, ...] = field(name="choix", default=())
    typed: str = field(name="saisir", default="")
    clue: str = field(name="indice")
    shown: str = field(name="montrer")
    praise: str = field(name="bravo", default="")
    skill: str = field(name="competence")
    outcomes: ByOutcome = field(name="selon", default=ByOutcome())
    goto: str = field(name="ensuite")


class Levels(Struct, frozen=True, gc=False, kw_only=True):
    """A step for each level; their names are those of the national activity report of digital advisers."""

    accompanied: str = field(name="entierement_accompagne")
    partly: str = field(name="partiellement_autonome")
    autonomous: str = field(name="autonome")


class AbilityStep(_Step, frozen=True, gc=False, kw_only=True, tag="bilan"):
    """Has no screen: the trials that were walked say where it leads (`visit/ability.py`)."""

    title: str = field(name="titre", default="")
    levels: Levels = field(name="niveaux")


class End(_Step, frozen=True, gc=False, kw_only=True, tag="fin"):
    """The flow is done: sheet, other flows (`also`), start again."""

    also: tuple[str, ...] = field(name="aussi", default=())


Step = Question | Explanation | FilmStep | PracticeStep | SiteStep | PlaceStep | QuizStep | Trial | AbilityStep | End
