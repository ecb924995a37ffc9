"""« Que veut dire… ? »: the hard words of a page, all words, and what one of them means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kiosk.content.schema import Catalogue, Term
from kiosk.content.words import Words
from kiosk.visit import acts
from kiosk.visit.page import AllWords, Done, Explained, Opened, Option, Page, PageWords, Weight
from kiosk.visit.session import KeepingTerm
from kiosk.visit.state import Screen, State, Walk, current_flow, is_discreet, is_kept, term_key

Order = Callable[[str], Any]
"""What words are sorted by in a language."""

Reading = Sequence[Opened | KeepingTerm]


def terms_of(state: State, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of the hard words that stand on the page of a state."""
    if state.screen is not Screen.STEP:
        return ()
    return terms_at(state.walks[-1], catalogue)


def terms_at(walk: Walk, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of the hard words of the step that a walk has come to."""
    return tuple(term for term in catalogue.hard_words.get(f"{walk.flow}.{walk.at}", ()) if term in catalogue.glossary)


def asked(terms: Sequence[str]) -> Opened:
    """What the question opens on a page with these words: a list of one is a page for nothing."""
    return Explained(terms[0]) if len(terms) == 1 else PageWords()


def glossary_page(reading: Reading, state: State, catalogue: Catalogue, words: Words, order: Order) -> Page:
    """`reading`: what has been opened so far, as `Session.reading`."""
    match reading[-1] if reading else PageWords():
        case AllWords():
            every = sorted(catalogue.glossary.values(), key=lambda term: order(term.word))
            return _list("glossaire", words("Tous les mots"), every, False, state, catalogue, words)
        case PageWords():
            own = [catalogue.glossary[term] for term in terms_of(state, catalogue)]
            return _list("mots", words("Que veut dire… ?"), own, True, state, catalogue, words)
        case shown:
            return _explanation(catalogue.glossary[shown.term], reading, state, catalogue, words)


def _list(
    name: str, title: str, terms: Iterable[Term], few: bool, state: State, catalogue: Catalogue, words: Words
) -> Page:
    """`few`: words of one page, with their pictograms; many are looked for by their letters."""
    topic = _topic(state, catalogue)
    buttons = (
        Option(
            id=term_key(term.id), text=term.word, picture=term.picture if few else "", topic=topic,
            wish=Explained(term.id),
        )
        for term in terms
    )  # fmt: skip
    others = (_all_words(words, Weight.QUIET),) if few else ()
    return Page(
        name=name, title=title, sentences=(words("Touchez un mot pour le comprendre."),), topic=topic,
        options=(*buttons, _enough(words), *others), discreet=is_discreet(state, catalogue),
    )  # fmt: skip


def _explanation(term: Term, reading: Reading, state: State, catalogue: Catalogue, words: Words) -> Page:
    return Page(
        name="mot", title=term.word, sentences=term.sentences, picture=term.picture or "livre",
        topic=_topic(state, catalogue), discreet=is_discreet(state, catalogue),
        options=(_enough(words), _keeping(term, state, words), _back_to_list(reading, words)),
    )  # fmt: skip


def _keeping(term: Term, state: State, words: Words) -> Option:
    if is_kept(term.id, state):
        hint, wish = words("Ce mot est sur votre fiche."), acts.DroppedTerm(term.id)
        return Option(id="enlever", text=words("Enlever de ma fiche"), hint=hint, picture="gomme", wish=wish)
    return Option(id="ajouter", text=words("Ajouter à ma fiche"), picture="fiche", wish=acts.KeptTerm(term.id))


def _back_to_list(reading: Reading, words: Words) -> Option:
    """The list one came from; the whole one where there was none."""
    come_from = next((one for one in reversed(reading) if isinstance(one, PageWords | AllWords)), None)
    if come_from is None:
        return _all_words(words)
    return Option(id="liste", text=words("Voir un autre mot"), picture="livre", wish=come_from)


def _all_words(words: Words, weight: Weight = Weight.PLAIN) -> Option:
    return Option(id="tous", text=words("Tous les mots"), picture="livre", wish=AllWords(), weight=weight)


def _enough(words: Words) -> Option:
    return Option(
        id="continuer", text=words("C’est bon, je continue"), picture="suite", wish=Done(), weight=Weight.MAIN
    )


def _topic(state: State, catalogue: Catalogue) -> str:
    return current_flow(state, catalogue).topic if state.walks else ""
