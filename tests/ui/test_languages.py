"""No text is cut in any language. Of each kind of page the longest is walked, and with `--full` every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pytest

from kiosk.content.languages import Tongue, tongues
from kiosk.visit.comfort import Comfort, TextSize
from tests.ui.inspection import Pen
from tests.ui.scenes import CONTENT, Scene, scenes_of, told_in
from tests.ui.walking import WINDOWS, MakeWindow, report, said, walk
from ui.theme.look import look_for
from ui.theme.pictograms import Pictograms

pytestmark = pytest.mark.timeout(600)

OTHERS = [tongue for tongue in tongues([CONTENT])[0] if tongue.code != "fr"]


@pytest.fixture
def whole(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--full"))


def test_ten_languages_are_offered() -> None:
    assert {tongue.code for tongue in OTHERS} == {"en", "es", "pt", "ar", "tr", "ro", "uk", "ru", "fa"}
    assert {tongue.code for tongue in OTHERS if tongue.right_to_left} == {"ar", "fa"}


@pytest.mark.parametrize("text", TextSize, ids=lambda size: size.name)
@pytest.mark.parametrize("window", WINDOWS, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("tongue", OTHERS, ids=lambda tongue: tongue.code)
def test_nothing_is_cut_in_any_language(
    tongue: Tongue, window: tuple[int, int], text: TextSize, make_window: MakeWindow, pictograms: Pictograms, pen: Pen,
    whole: bool,
) -> None:  # fmt: skip
    look = look_for(*window, Comfort(text=text, low=text is TextSize.LARGER), pictograms, tongue.right_to_left)
    scenes = scenes_of(told_in(tongue.code))
    report(walk(scenes if whole else longest(scenes), make_window(look, *window), look, pen))


def longest(scenes: Iterable[Scene]) -> Iterator[Scene]:
    """Of each kind of page the one with the most letters, and the one with the longest word."""
    kinds: dict[tuple[object, ...], list[Scene]] = {}
    for scene in scenes:
        page = scene.page
        kind = (page.name, len(page.options), bool(page.cards), scene.paper, bool(scene.overlay))
        kinds.setdefault(kind, []).append(scene)
    for alike in kinds.values():
        yield from {max(alike, key=measure).name: max(alike, key=measure) for measure in (_letters, _word)}.values()


def _texts(scene: Scene) -> Sequence[str]:
    return [text for text in said(scene.page) if text]


def _letters(scene: Scene) -> int:
    return sum(map(len, _texts(scene)))


def _word(scene: Scene) -> int:
    return max(len(word) for text in _texts(scene) for word in text.split())
