"""All that is said of each flow, in one language: what its pages say, and what people say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.content.layout import SAYINGS
from kiosk.content.phrases import phrase_files, phrases_in
from kiosk.content.schema import Catalogue, Flow, Saying, SayingFile
from kiosk.content.source import read_source
from kiosk.content.words import SOURCE_LANGUAGE, unmarked
from kiosk.reading import Reader


class Phrase(NamedTuple):
    """One text, and the flow that it speaks of."""

    flow: str
    text: str


def phrases_of(folders: Sequence[Path], catalogue: Catalogue) -> Iterator[Phrase]:
    """Titles and summaries, the phrases of the language, and in French the sentences of the counter. A text that nobody
    has translated is the French one, with a mark: French is searched beside. What speaks of no flow that is there leads
    nowhere."""
    pages = (phrase for flow in catalogue.flows.values() for phrase in _of_pages(flow))
    said = (phrase for phrase in _of_people(folders, catalogue.language) if phrase.flow in catalogue.flows)
    for phrase in dict.fromkeys((*pages, *said)):
        if phrase.text == unmarked(phrase.text):
            yield phrase


def sources_of(folders: Sequence[Path], catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """All that `phrases_of` reads, by name: pages as their texts, files as their bytes."""
    for flow in catalogue.flows.values():
        yield flow.id, "\n".join(phrase.text for phrase in _of_pages(flow)).encode("utf-8", "surrogatepass")
    for file in phrase_files(folders, catalogue.language):
        yield file.flow, _bytes(file.path)
    for folder in folders if catalogue.language == SOURCE_LANGUAGE else ():
        yield SAYINGS, _bytes(folder / SAYINGS)


def sayings_in(folder: Path) -> SayingFile:
    """The sentences of the counter that a content folder holds, and its witnesses; none where it cannot be read."""
    source = read_source(folder / SAYINGS, SAYINGS)
    read = Reader(SAYINGS, source.lines).salvage(SayingFile, source.data) if source.data is not None else None
    return read or SayingFile(())


def _of_pages(flow: Flow) -> Iterator[Phrase]:
    texts = (flow.title, flow.summary, *(step.title for step in flow.steps.values()))
    return (Phrase(flow.id, text) for text in texts)


def _of_people(folders: Sequence[Path], language: str) -> Iterator[Phrase]:
    for file in phrase_files(folders, language):
        yield from (Phrase(file.flow, text) for text in phrases_in(_bytes(file.path)))
    for folder in folders if language == SOURCE_LANGUAGE else ():
        yield from (phrase for saying in sayings_in(folder).sayings for phrase in _led(saying))


def _led(saying: Saying) -> Iterator[Phrase]:
    return (Phrase(flow, saying.text) for flow in saying.flows)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
