"""What a film says and shows: the sentences of some steps of a flow, and a pictogram for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.content.routes import exits
from kiosk.content.schema import Catalogue, Flow
from kiosk.content.steps import End, Explanation
from kiosk.content.words import unmarked
from kiosk.errors import EnvironmentFault
from kiosk.reading import did_you_mean
from ui.film.making.illustrations import picture_for


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence. `name` is its path in the flow (`chercher.dire[1]`) and names its subtitle."""

    name: str
    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One step of the flow: its title, then its sentences."""

    title: Line
    sentences: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Script:
    flow: str
    language: str
    topic: str
    title: Line
    chapters: tuple[Chapter, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is said, in order."""
        said = (line for chapter in self.chapters for line in (chapter.title, *chapter.sentences))
        return (self.title, *said)


def write_script(shown: Catalogue, french: Catalogue, flow_id: str, steps: Sequence[str] = ()) -> Script:
    """The script of a flow in the language of `shown`.

    `french` is the same catalogue in French: pictograms are chosen by its words, so that every language has the same.
    Without `steps`, the steps that explain. Raises `EnvironmentFault` for a flow or a step that does not exist, and
    for a flow in which nothing is explained or something is not translated.
    """
    flow, source = _flow(shown, flow_id), _flow(french, flow_id)
    chosen = tuple(steps) or explaining_steps(source)
    for step in chosen:
        if step not in flow.steps:
            known = did_you_mean(step, flow.steps)
            raise EnvironmentFault(f"L’étape « {step} » n’existe pas dans « {flow_id} ». {known}")
    if not chosen:
        raise EnvironmentFault(f"Rien à montrer : « {flow_id} » n’a pas d’étape « explication ». Ajoutez --steps.")
    script = _script(flow, source, chosen, shown.language)
    if shown.language != french.language:
        _refuse_untranslated(script, _script(source, source, chosen, french.language))
    return script


def explaining_steps(flow: Flow) -> tuple[str, ...]:
    """The explanations of the way that has most of them, and the end they lead to. A loop is walked once."""
    ways: dict[str, tuple[str, ...]] = {}
    behind: set[str] = set()

    def way(step: str) -> tuple[str, ...]:
        if step in behind:
            return ()
        if step not in ways:
            behind.add(step)
            ahead = [way(after) for after in exits(flow.steps[step])]
            own = (step,) if isinstance(flow.steps[step], Explanation | End) else ()
            ways[step] = own + max(ahead, key=len, default=())
            behind.discard(step)
        return ways[step]

    found = way(flow.start)
    explains = any(isinstance(flow.steps[step], Explanation) for step in found)
    return found if explains else ()


def _flow(catalogue: Catalogue, flow_id: str) -> Flow:
    if flow_id not in catalogue.flows:
        known = did_you_mean(flow_id, catalogue.flows)
        raise EnvironmentFault(f"Le parcours « {flow_id} » n’existe pas. {known}")
    return catalogue.flows[flow_id]


def _script(flow: Flow, french: Flow, steps: Sequence[str], language: str) -> Script:
    title = Line("titre", flow.title, flow.picture)
    return Script(flow.id, language, flow.topic, title, tuple(_chapter(flow, french, step) for step in steps))


def _refuse_untranslated(script: Script, french: Script) -> None:
    """A text without a translation is shown in French: on a screen that helps, in a spoken film it makes no sense."""
    pairs = zip(script.lines, french.lines, strict=True)
    same = [line.name for line, source in pairs if unmarked(line.text) == source.text]
    if same:
        raise EnvironmentFault(f"Pas encore traduit en « {script.language} » : {', '.join(same)}.")


def _chapter(flow: Flow, french: Flow, step_id: str) -> Chapter:
    step, source = flow.steps[step_id], french.steps[step_id]
    shown = own = step.picture or flow.picture
    sentences = []
    for rank, (text, words) in enumerate(zip(step.sentences, source.sentences, strict=True), 1):
        shown = picture_for(words, unlike=shown) or own
        sentences.append(Line(f"{step_id}.dire[{rank}]", text, shown))
    return Chapter(Line(f"{step_id}.titre", step.title, own), tuple(sentences))
