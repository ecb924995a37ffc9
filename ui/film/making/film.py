"""From a script to a film and its subtitles beside it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.errors import EnvironmentFault
from ui.film.making.cards import Card, Cards
from ui.film.making.montage import Shot, assemble, cues_of
from ui.film.making.narrator import Clip, say
from ui.film.making.script import Line, Script
from ui.film.subtitles import to_webvtt
from ui.theme.pictograms import Pictograms

CLOSING = 2.0


def make_film(script: Script, pictograms: Pictograms, film: Path, note: str, said: Callable[[str], None]) -> float:
    """Write `film` and the `.vtt` beside it, both or none of them; returns how many seconds the film lasts.

    `note` goes into the `.vtt`: how to make the film again. `said` is told each sentence as it is spoken. Needs a
    `QApplication` with the kiosk's fonts. Raises `EnvironmentFault` when a tool is missing or the place cannot be
    written.
    """

    def voice(line: Line) -> Clip:
        said(line.text)
        return say(line.text, script.language)

    subtitles = film.with_suffix(".vtt")
    unfinished = [file.with_name(f".{file.name}.part") for file in (film, subtitles)]
    try:
        film.parent.mkdir(parents=True, exist_ok=True)
        unfinished[0].touch()
        shots = tuple(_shots(script, Cards(script, pictograms), voice))
        assemble(shots, script.language, script.title.text, unfinished[0])
        unfinished[1].write_text(to_webvtt(cues_of(shots), note), "utf-8")
        for part, file in zip(unfinished, (film, subtitles), strict=True):
            os.replace(part, file)
    except OSError as error:
        raise EnvironmentFault(f"{film} ne peut pas être écrit ({error.strerror}).") from error
    finally:
        for part in unfinished:
            with suppress(OSError):
                part.unlink()
    return sum(shot.seconds for shot in shots)


def _shots(script: Script, cards: Cards, voice: Callable[[Line], Clip]) -> Iterator[Shot]:
    def shot(card: Card, line: Line) -> Shot:
        return Shot(card, line.name, line.text, voice(line))

    yield shot(cards.opening(), script.title)
    for number, chapter in enumerate(script.chapters):
        yield shot(cards.chapter(number), chapter.title)
        for rank, line in enumerate(chapter.sentences):
            yield shot(cards.sentence(number, rank), line)
    yield Shot(cards.closing(), silent=CLOSING)
