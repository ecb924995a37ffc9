"""The pages where a person lends their voice, as frozen values, and the wishes of their buttons."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from kiosk.content.words import Words
from kiosk.letters import has_right_to_left
from kiosk.visit.page import Option, Page, Progress, Weight
from ui.staff.pages import OfferedFlow

SCREENS = "borne.ecrans"
"""What stands for a flow where the kiosk's own pages are meant; the dot keeps it apart from every flow."""


class PickFlow(Struct, frozen=True):
    flow: str


class PickLanguage(Struct, frozen=True):
    flow: str
    language: str


class PickPart(Struct, frozen=True):
    """Wish to see the sentences of one place. `rank`: which part of the script it is."""

    rank: int


class PickSentence(Struct, frozen=True):
    text: str


class Record(Struct, frozen=True):
    """Wish to be listened to, with what was said before forgotten."""


class EndTake(Struct, frozen=True):
    """Wish of somebody who has said the sentence."""


class Listen(Struct, frozen=True):
    pass


class StopListening(Struct, frozen=True):
    pass


class Keep(Struct, frozen=True):
    pass


class AskErase(Struct, frozen=True):
    """Wish to erase what was kept, not yet confirmed."""


class Erase(Struct, frozen=True):
    pass


class BackToSentence(Struct, frozen=True):
    pass


class BackToSentences(Struct, frozen=True):
    pass


class Doing(Enum):
    """What goes on with a sentence."""

    NOTHING = "rien"
    RECORDING = "ecoute"
    TAKEN = "a-garder"


class Saying(Struct, frozen=True, kw_only=True):
    """A sentence, and how things stand with it. `human`: a person says it; `own`: one who was recorded here.

    `note`: what has just happened, in words. `following`: the next sentence that is still synthetic. `place`: where
    it is said; it is the `rank`-th of `total`.
    """

    text: str
    human: bool = False
    own: bool = False
    doing: Doing = Doing.NOTHING
    playing: bool = False
    note: str = ""
    trouble: bool = False
    following: str = ""
    place: str = ""
    rank: int = 1
    total: int = 1


def screens(words: Words) -> OfferedFlow:
    """The pages around the flows, that everybody hears, as one more thing to say."""
    return OfferedFlow(SCREENS, words("Écrans de la borne"), "ecran", "parcours")


def flows_page(flows: Sequence[OfferedFlow], words: Words) -> Page:
    return Page(
        name="gestion",
        title=words("Quelles phrases enregistrer ?"),
        sentences=(words("Votre voix remplacera la voix de synthèse."),),
        options=tuple(
            Option(id=flow.id, text=flow.title, picture=flow.picture, topic=flow.topic, wish=PickFlow(flow.id))
            for flow in flows
        ),
    )


def languages_page(flow: OfferedFlow, languages: Sequence[tuple[str, str]], words: Words) -> Page:
    """`languages`: code and name of each, in the order shown."""
    return Page(
        name="gestion",
        title=words("Quelle langue parlez-vous ?"),
        sentences=(words("Dites les phrases dans votre langue de tous les jours."),),
        topic=flow.topic,
        options=tuple(
            Option(id=code, text=name, picture="langue", topic=flow.topic, wish=PickLanguage(flow.id, code))
            for code, name in languages
        ),
    )


def parts_page(flow: OfferedFlow, parts: Sequence[tuple[str, int, int]], words: Words) -> Page:
    """`parts`: where sentences are said, how many of them by a person, and how many there are."""
    return Page(
        name="lignes",
        title=flow.title,
        sentences=(_counted(sum(human for _, human, _ in parts), sum(total for *_, total in parts), words),),
        topic=flow.topic,
        options=tuple(
            Option(
                id=f"partie-{rank}", text=title, hint=words("Voix humaine : {n} sur {total}", n=human, total=total),
                picture="coche" if human == total else "micro", topic="droits" if human == total else "aide",
                wish=PickPart(rank),
            )
            for rank, (title, human, total) in enumerate(parts)
        ),
    )  # fmt: skip


def _counted(human: int, total: int, words: Words) -> str:
    if human:
        return words.counted(
            "{n} phrase sur {total} dite par une personne", "{n} phrases sur {total} dites par une personne", human,
            total=total,
        )  # fmt: skip
    return words.counted("{n} phrase, en voix de synthèse", "{n} phrases, toutes en voix de synthèse", total)


def sentences_page(title: str, flow: OfferedFlow, sentences: Sequence[tuple[str, bool]], words: Words) -> Page:
    """`sentences`: text, and whether a person says it. What is left to do comes first."""
    ranked = sorted(enumerate(sentences), key=lambda each: each[1][1])
    return Page(
        name="lignes",
        title=title,
        sentences=(_counted(sum(said for _, said in sentences), len(sentences), words),),
        topic=flow.topic,
        options=tuple(_sentence(rank, text, said, words) for rank, (text, said) in ranked),
    )


def _sentence(rank: int, text: str, human: bool, words: Words) -> Option:
    hint = words("Voix humaine") if human else words("Voix de synthèse")
    return Option(
        id=f"phrase-{rank}", text=_isolated(text), hint=hint, picture="coche" if human else "micro",
        topic="droits" if human else "aide", wish=PickSentence(text),
    )  # fmt: skip


def _isolated(text: str) -> str:
    """Staff's pages are read from the left: a sentence that is not keeps its full stop where it belongs."""
    return f"\N{RIGHT-TO-LEFT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if has_right_to_left(text) else text


def sentence_page(saying: Saying, words: Words) -> Page:
    picture, topic, note = _standing(saying, words)
    if saying.trouble:
        picture, topic = "alerte", "proches"
    return Page(
        name="voix", title=saying.text, sentences=(saying.note or note,), picture=picture, topic=topic,
        options=_options(saying, words), progress=Progress(saying.rank, saying.total, _where(saying)),
    )  # fmt: skip


def _where(saying: Saying) -> str:
    return " · ".join(filter(None, (f"{saying.rank} / {saying.total}", saying.place)))


def _standing(saying: Saying, words: Words) -> tuple[str, str, str]:
    """Picture, topic and words for how things stand."""
    match saying.doing:
        case Doing.RECORDING:
            return "micro", "parcours", words("On vous écoute. Dites la phrase, puis touchez « Arrêter ».")
        case Doing.TAKEN:
            return "oreille", "aide", words("Écoutez-la, puis gardez-la ou recommencez.")
    if saying.own:
        return "coche", "droits", words("Voix humaine, enregistrée sur cette borne.")
    if saying.human:
        return "coche", "droits", words("Voix humaine, fournie avec la borne.")
    return "micro", "aide", words("Voix de synthèse. Touchez « Enregistrer » pour la remplacer.")


def _options(saying: Saying, words: Words) -> tuple[Option, ...]:
    listen = (
        Option(id="ecouter", text=words("Stop"), picture="stop", wish=StopListening())
        if saying.playing
        else Option(id="ecouter", text=words("Écouter"), picture="ecouter", wish=Listen())
    )
    again = Option(id="recommencer", text=words("Recommencer"), picture="recommencer", wish=Record())
    match saying.doing:
        case Doing.RECORDING:
            return (_main("arreter", words("Arrêter"), "stop", EndTake()),)
        case Doing.TAKEN:
            return listen, again, _main("garder", words("Garder"), "coche", Keep())
    record = _main("enregistrer", words("Enregistrer"), "micro", Record())
    if not saying.human:
        return (record,)
    if not saying.own:
        return listen, record
    if saying.trouble:
        return listen, _main("recommencer", words("Recommencer"), "recommencer", Record())
    erase = Option(id="effacer", text=words("Effacer l’enregistrement"), picture="gomme", wish=AskErase())
    go_on = (
        _main("suivante", words("Phrase suivante"), "suite", PickSentence(saying.following))
        if saying.following
        else _main("phrases", words("Retour aux phrases"), "retour", BackToSentences())
    )
    return listen, again, erase, go_on


def erase_page(text: str, words: Words) -> Page:
    return Page(
        name="effacer-voix",
        title=words("Effacer cet enregistrement ?"),
        sentences=(text, words("Une autre voix dira cette phrase.")),
        picture="gomme",
        options=(
            _main("non", words("Non, le garder"), "retour", BackToSentence()),
            Option(id="oui", text=words("Oui, l’effacer"), wish=Erase(), picture="gomme"),
        ),
    )


def no_microphone_page(words: Words) -> Page:
    return Page(
        name="micro-absent",
        title=words("Il n’y a pas de micro"),
        sentences=(
            words("Branchez un micro, ou un casque avec micro, sur une prise USB de la borne."),
            words("Dès qu’il est branché, la phrase s’affiche."),
        ),
        picture="micro",
        options=(_main("phrases", words("Retour aux phrases"), "retour", BackToSentences()),),
    )


def _main(name: str, text: str, picture: str, wish: Struct) -> Option:
    return Option(id=name, text=text, picture=picture, wish=wish, weight=Weight.MAIN)
