"""The catalogue as a page to read: each flow with its size, how easily it reads, where its facts come from, and what
a person has still to verify. For whoever answers for the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from msgspec import Struct

from kiosk.content.legibility import prose
from kiosk.content.overview import count_ways
from kiosk.content.readability import reading_ease, sentences, words
from kiosk.content.routes import screens_ahead
from kiosk.content.schema import Catalogue, Flow, Quiz, Reliability

SURE = {
    Reliability.OFFICIAL: "officielle",
    Reliability.CROSS_CHECKED: "recoupée",
    Reliability.TO_VERIFY: "à vérifier",
}
"""How « fiabilite » reads in a sentence."""


WITH_PLACES = ("lieu",)
"""The longest way passes where one picks a place."""


class Measures(Struct, frozen=True):
    """A flow in figures. `words`: of its median sentence; `ease`: points of Kandel and Moles; `screens`: of its longest
    way."""

    steps: int
    ways: int
    screens: int
    words: float
    ease: float


def measures(flow: Flow, quizzes: Mapping[str, Quiz]) -> Measures:
    lengths = [len(words(sentence)) for text in prose(flow) for sentence in sentences(text)]
    return Measures(
        steps=len(flow.steps),
        ways=count_ways(flow),
        screens=screens_ahead(flow, flow.start, WITH_PLACES, quizzes)[flow.start],
        words=median(lengths) if lengths else 0,
        ease=reading_ease(prose(flow)),
    )


def register(catalogue: Catalogue) -> str:
    """The page, in Markdown."""
    flows = {topic.id: catalogue.flows_of(topic.id) for topic in catalogue.topics}
    measured = {flow.id: measures(flow, catalogue.quizzes) for flow in catalogue.flows.values()}
    return "\n".join((
        "# Le catalogue",
        "",
        "<!-- Page écrite par « pasapas content register » : ne la corrigez pas à la main. -->",
        "",
        _summary(catalogue, list(measured.values())),
        "",
        *_table(catalogue, flows, measured),
        *(row for group in flows.values() for flow in group for row in _section(flow)),
        *_to_verify(catalogue),
    ))  # fmt: skip


def _summary(catalogue: Catalogue, measured: Sequence[Measures]) -> str:
    lengths = [
        len(words(sentence))
        for flow in catalogue.flows.values()
        for text in prose(flow)
        for sentence in sentences(text)
    ]
    return (
        f"{len(measured)} parcours, {sum(one.steps for one in measured)} étapes, "
        f"{sum(one.ways for one in measured)} chemins. La phrase médiane a {median(lengths):.0f} mots ; "
        f"le parcours le plus difficile à lire a {min(one.ease for one in measured):.0f} points de Kandel et Moles ; "
        f"le chemin le plus long a {max(one.screens for one in measured)} écrans."
    )


def _table(
    catalogue: Catalogue, flows: dict[str, tuple[Flow, ...]], measured: dict[str, Measures]
) -> Iterator[str]:  # fmt: skip
    yield "| thème | parcours | chemins | étapes | écrans au plus | mots par phrase | lisibilité | langues | revu le |"
    yield "|---|---|--:|--:|--:|--:|--:|---|---|"
    titles = {topic.id: topic.title for topic in catalogue.topics}
    for topic, group in flows.items():
        for flow in group:
            one = measured[flow.id]
            languages = " ".join(("fr", *flow.languages))
            yield (
                f"| {titles[topic]} | [{flow.title}](#{flow.id}) | {one.ways} | {one.steps} | {one.screens} "
                f"| {one.words:g} | {one.ease:.0f} | {languages} | {flow.review.on} |"
            )
    yield ""


def _section(flow: Flow) -> Iterator[str]:
    yield f'<a id="{flow.id}"></a>'
    yield ""
    yield f"## {flow.title}"
    yield ""
    discreet = " Parcours discret." if flow.discreet else ""
    verified = f"Vérifié le {flow.review.on}, source {SURE[flow.review.reliability]}"
    yield f"{flow.summary}{discreet} {verified}\N{NO-BREAK SPACE}:"
    yield ""
    yield from (f"- <{source}>" for source in flow.review.sources)
    yield ""
    if flow.review.to_verify:
        yield "À vérifier par une personne\N{NO-BREAK SPACE}:"
        yield ""
        yield from (f"- {point}" for point in flow.review.to_verify)
        yield ""


def _to_verify(catalogue: Catalogue) -> Iterator[str]:
    """Shared facts that are not from an official page."""
    yield "## Services et numéros"
    yield ""
    yield "| service | numéro, site | vérifié le | source |"
    yield "|---|---|---|---|"
    for contact in catalogue.contacts.values():
        how = " ".join(filter(None, (contact.phone, contact.site)))
        yield f"| {contact.name} | {how} | {contact.on} | [{SURE[contact.reliability]}]({contact.source}) |"
    yield ""
