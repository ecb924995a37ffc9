"""What a screen shows, as a frozen value: derived from the state, in words already translated.

One page serves twice: the screen draws it, and the voice reads it (`narration.py`), so that what is heard is what
is seen. Each option carries the act that touching it does; a screen only reports the option's id.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from kiosk.content.layout import EMERGENCY, TOPICS, stem
from kiosk.content.schema import Catalogue, End, FilmStep, Flow, Keys, Place, PlaceStep, Question, Topic
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.acts import Act
from kiosk.visit.comfort import Comfort
from kiosk.visit.proofreading import notice
from kiosk.visit.sheet import all_lines, files_of_sheet
from kiosk.visit.state import Screen, State, current_flow, current_step, flows_after, has_sheet, progress, tiles


class Weight(Enum):
    """How much an option stands out."""

    PLAIN = "simple"
    MAIN = "principal"
    QUIET = "discret"


class Language(Struct, frozen=True):
    """Wish of the language page."""

    code: str


class PrintAgain(Struct, frozen=True):
    """Wish to try once more to print the same sheet."""


class MoreSettings(Struct, frozen=True):
    """Wish to see the settings that fewer people need."""


class Done(Struct, frozen=True):
    """Wish to leave a page that is not part of the visit (language, comfort, emergency…) and go on."""


Wish = Act | Language | Comfort | PrintAgain | MoreSettings | Done


class Option(Struct, frozen=True, kw_only=True):
    """One button. `chosen` is None for a button that acts, True or False for one that shows a setting."""

    id: str
    text: str
    wish: Wish
    hint: str = ""
    picture: str = ""
    topic: str = ""
    weight: Weight = Weight.PLAIN
    chosen: bool | None = None


class Progress(Struct, frozen=True):
    n: int
    total: int
    text: str


class Card(Struct, frozen=True):
    """Something to read that is not a button: an emergency number."""

    title: str
    name: str
    text: str
    strong: bool = False


class Greeting(Struct, frozen=True):
    """The first words of the kiosk in one more language."""

    title: str
    sentence: str


class Page(Struct, frozen=True, kw_only=True):
    """`name` picks the screen; `topic` the colour. `discreet` pages never start speaking by themselves. `notice` is for
    the eye alone: it says how far the words above it can be trusted. `greetings` take the place of title and first
    sentence in turn, while nobody is there.
    """

    name: str
    title: str
    sentences: tuple[str, ...] = ()
    picture: str = ""
    topic: str = ""
    cards: tuple[Card, ...] = ()
    options: tuple[Option, ...] = ()
    progress: Progress | None = None
    film: str = ""
    text: str = ""
    keys: Keys = Keys()
    discreet: bool = False
    notice: str = ""
    greetings: tuple[Greeting, ...] = ()

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


def page(state: State, catalogue: Catalogue, places: Sequence[Place], words: Words) -> Page:
    """The page for a state. Screens that only the window knows (printing) are finished by `threshold`."""
    match state.screen:
        case Screen.HOME:
            return _home(state, catalogue, words)
        case Screen.TOPIC:
            return _topic(state, catalogue, words)
        case Screen.STEP:
            return _step(state, catalogue, places, words)
        case Screen.SHEET:
            return _sheet(state, catalogue, places, words)
        case Screen.LINES:
            return _lines(state, catalogue, places, words)
        case Screen.NICKNAME:
            return Page(
                name="prenom",
                title=words("Écrivez votre prénom"),
                sentences=(words("Un surnom suffit. La borne ne garde rien."),),
                text=state.nickname,
                keys=catalogue.keys,
            )
        case Screen.PRINTING:
            return Page(name="impression", title=words("Votre fiche"), picture="imprimante")
        case Screen.LEAVING:
            return _leaving(words)
        case Screen.SATISFACTION:
            return _satisfaction(words)
        case Screen.AUTONOMY:
            return _autonomy(words)
        case Screen.GOODBYE:
            return goodbye_page(words)


UNNOTICED = frozenset({"langue", "confort", "reglages", "prenom"})
"""Pages of a few words, that set or write something: nobody relies on them."""


def noticed(page: Page, state: State, catalogue: Catalogue, words: Words) -> Page:
    """The page with its notice, if it is to have one. `state`: that of the visit, which an aside may stand over."""
    if page.name in UNNOTICED:
        return page
    return replace(page, notice=notice(catalogue, words, _files_behind(page, state, catalogue)))


def _files_behind(page: Page, state: State, catalogue: Catalogue) -> frozenset[str]:
    """The content files whose words a page shows, or, on the way to the printer, those of its sheet."""
    match page.name:
        case "urgence":
            return frozenset({stem(EMERGENCY)})
        case "accueil":
            return frozenset({stem(TOPICS)})
        case "theme":
            return frozenset({stem(TOPICS), *(flow.id for flow in catalogue.flows_of(page.topic))})
        case "etape" | "film":
            after = flows_after(current_step(state, catalogue), catalogue)
            return frozenset({state.walks[-1].flow, *(flow.id for flow in after)})
        case "fiche" | "lignes" | "impression":
            return files_of_sheet(state)
    return frozenset()


class Remains(Enum):
    """What is still there of a visit when its person says goodbye."""

    NOTHING = "rien"
    COMING_OUT = "fiche-en-route"
    IN_A_FOLDER = "fiche-chez-l-animateur"
    STUCK = "fiche-restee"


def goodbye_page(words: Words, left: Remains = Remains.NOTHING) -> Page:
    """Shown once everything is erased but the sheet on its way: it needs nothing of the visit."""
    said = {
        Remains.NOTHING: (words("Tout est effacé. La borne n’a rien gardé de vous."),),
        Remains.COMING_OUT: (words("Attendez votre fiche près de l’imprimante."), words("Tout le reste est effacé.")),
        Remains.IN_A_FOLDER: (words("Tout est effacé, sauf votre fiche. Demandez-la à l’animateur."),),
        Remains.STUCK: (words("Votre fiche n’est pas sortie. Demandez de l’aide à l’animateur."),),
    }
    return Page(
        name="au-revoir",
        title=words("Au revoir, et bonne journée !"),
        sentences=said[left],
        picture="coche" if left is Remains.NOTHING else "imprimante",
        options=(Option(id="fin", text=words("Terminer"), wish=Done(), weight=Weight.MAIN),),
    )


def _home(state: State, catalogue: Catalogue, words: Words) -> Page:
    opening = tiles(catalogue)
    shown = tuple(_tile(topic, opening[topic.id]) for topic in catalogue.topics if topic.id in opening)
    own = (_see_sheet(words),) if has_sheet(state, catalogue) else ()
    return Page(
        name="accueil",
        title=words("De quoi avez-vous besoin ?"),
        sentences=(words("Touchez un bouton. Vous ne pouvez rien casser."),),
        options=(*shown, *own),
    )


def _tile(topic: Topic, wish: Act) -> Option:
    return Option(id=topic.id, text=topic.title, hint=topic.hint, picture=topic.picture, topic=topic.id, wish=wish)


def _topic(state: State, catalogue: Catalogue, words: Words) -> Page:
    topic = next(topic for topic in catalogue.topics if topic.id == state.topic)
    return Page(
        name="theme",
        title=topic.title,
        sentences=(words("Que voulez-vous faire ?"),),
        picture=topic.picture,
        topic=topic.id,
        options=tuple(_flow_option(flow, flow.id) for flow in catalogue.flows_of(topic.id)),
    )


def _flow_option(flow: Flow, name: str) -> Option:
    """`name`: the flow's id may be that of a button of ours."""
    return Option(
        id=name, text=flow.title, hint=flow.duration, picture=flow.picture, topic=flow.topic,
        wish=acts.OpenedFlow(flow.id),
    )  # fmt: skip


def _step(state: State, catalogue: Catalogue, places: Sequence[Place], words: Words) -> Page:
    flow, step = current_flow(state, catalogue), current_step(state, catalogue)
    n, total = progress(state.walks[-1], flow, places)
    go_on = Option(id="continuer", text=words("Continuer"), wish=acts.Continued(), weight=Weight.MAIN, picture="suite")
    options: tuple[Option, ...]
    name, film = "etape", ""
    match step:
        case Question(choices=choices):
            options = tuple(
                Option(id=c.id, text=c.text, hint=c.hint, picture=c.picture, topic=flow.topic, wish=acts.Chose(c.id))
                for c in choices
            )
        case PlaceStep():
            options = (
                *(
                    Option(id=place.id, text=place.name, hint=place.address, picture="lieu", topic=flow.topic,
                           wish=acts.PickedPlace(place.id))
                    for place in places
                ),
                Option(id="continuer", text=words("Je ne choisis pas maintenant"), picture="question",
                       topic=flow.topic, wish=acts.Continued()),
            )  # fmt: skip
        case FilmStep():
            name, film, options = "film", step.film, (go_on,)
        case End():
            options = (
                _see_sheet(words),
                *(_flow_option(other, f"parcours.{other.id}") for other in flows_after(step, catalogue)),
                Option(id="autre", text=words("Faire une autre démarche"), picture="accueil", wish=acts.WentHome()),
                Option(id="recommencer", text=words("Recommencer depuis le début"), picture="recommencer",
                       wish=acts.Restarted()),
            )  # fmt: skip
        case _:
            options = (go_on,)
    return Page(
        name=name, title=step.title, sentences=step.sentences, picture=step.picture or flow.picture, topic=flow.topic,
        options=options, progress=Progress(n, total, words("Étape {n} sur {total}", n=n, total=total)),
        film=film, discreet=flow.discreet,
    )  # fmt: skip


def _see_sheet(words: Words) -> Option:
    return Option(id="fiche", text=words("Voir ma fiche"), picture="fiche", wish=acts.AskedSheet(), weight=Weight.MAIN)


def _sheet(state: State, catalogue: Catalogue, places: Sequence[Place], words: Words) -> Page:
    name = words("Changer le prénom") if state.nickname else words("Écrire un prénom")
    options = [
        Option(id="imprimer", text=words("Imprimer"), picture="imprimante", wish=acts.AskedPrint(), weight=Weight.MAIN),
        Option(id="prenom", text=name, picture="crayon", wish=acts.AskedNickname()),
        Option(id="autre", text=words("Faire une autre démarche"), picture="accueil", wish=acts.WentHome()),
    ]
    if all_lines(state, catalogue, tuple(places)):
        options.insert(1, Option(id="lignes", text=words("Enlever une ligne"), picture="gomme", wish=acts.AskedLines()))
    topic, discreet = _colour_and_tone(state, catalogue)
    return Page(name="fiche", title=words("Voici votre fiche"), options=tuple(options), topic=topic, discreet=discreet)


def _colour_and_tone(state: State, catalogue: Catalogue) -> tuple[str, bool]:
    """A sheet has the colour of its first flow, as on paper; it is discreet as soon as one of its flows is."""
    return catalogue.flows[state.walks[0].flow].topic, any(catalogue.flows[walk.flow].discreet for walk in state.walks)


def _lines(state: State, catalogue: Catalogue, places: Sequence[Place], words: Words) -> Page:
    options = tuple(
        _kept_line(key, text, words) if key not in state.removed else _removed_line(key, text, words)
        for key, text in all_lines(state, catalogue, tuple(places))
    )
    done = Option(id="voir", text=words("C’est bon"), picture="suite", wish=acts.AskedSheet(), weight=Weight.MAIN)
    topic, discreet = _colour_and_tone(state, catalogue)
    return Page(
        name="lignes", title=words("Que voulez-vous garder ?"), topic=topic, discreet=discreet,
        sentences=(words("Touchez une ligne pour l’enlever ou la remettre."),), options=(*options, done),
    )  # fmt: skip


def _kept_line(key: str, text: str, words: Words) -> Option:
    hint = words("Reste sur la fiche")
    return Option(id=key, text=text, hint=hint, picture="coche", chosen=True, wish=acts.RemovedLine(key))


def _removed_line(key: str, text: str, words: Words) -> Option:
    hint = words("Enlevée. Touchez pour la remettre.")
    return Option(id=key, text=text, hint=hint, picture="plus", chosen=False, wish=acts.KeptLine(key))


def _leaving(words: Words) -> Page:
    return Page(
        name="depart",
        title=words("Avez-vous votre fiche ?"),
        sentences=(
            words("Votre fiche dit quoi faire ensuite."),
            words("Après, tout s’efface pour protéger votre vie privée."),
        ),
        picture="fiche",
        options=(
            Option(id="fiche", text=words("Voir et imprimer ma fiche"), picture="imprimante", wish=acts.AskedSheet(),
                   weight=Weight.MAIN),
            Option(id="sans", text=words("Terminer sans imprimer"), picture="sortie", wish=acts.Continued()),
            Option(id="autre", text=words("Faire une autre démarche"), picture="accueil", wish=acts.WentHome()),
        ),
    )  # fmt: skip


def _satisfaction(words: Words) -> Page:
    return Page(
        name="satisfaction",
        title=words("Cette visite vous a aidé ?"),
        sentences=(words("Votre réponse est anonyme."),),
        options=(
            Option(id="bien", text=words("Oui, bien"), picture="visage-content", wish=acts.Rated("bien")),
            Option(id="moyen", text=words("Un peu"), picture="visage-moyen", wish=acts.Rated("moyen")),
            Option(id="mal", text=words("Non"), picture="visage-triste", wish=acts.Rated("mal")),
            Option(id="passer", text=words("Je ne veux pas répondre"), wish=acts.Rated("passer"), weight=Weight.QUIET),
        ),
    )


def _autonomy(words: Words) -> Page:
    judged = acts.JudgedAutonomy
    return Page(
        name="autonomie",
        title=words("La prochaine fois, sauriez-vous le faire ?"),
        sentences=(words("Votre réponse est anonyme."),),
        options=(
            Option(id="seul", text=words("Oui, sans aide"), picture="coche", wish=judged("seul")),
            Option(id="avec-aide", text=words("Oui, avec une aide"), picture="mains", wish=judged("avec-aide")),
            Option(id="non", text=words("Non, pas encore"), picture="question", wish=judged("non")),
            Option(id="passer", text=words("Je ne veux pas répondre"), wish=judged("passer"), weight=Weight.QUIET),
        ),
    )
