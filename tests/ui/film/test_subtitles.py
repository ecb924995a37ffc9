from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.film.subtitles import Cue, cue_at, read_subtitles, to_webvtt

WRITTEN = """\ufeffWEBVTT - essai

NOTE
une note
--> qui ressemble à des temps

STYLE
::cue { color: red }

accueil
00:01.500 --> 00:03.000 line:0 align:start
<v Anne>Bonjour &amp; <i>bienvenue</i>
chez nous.

01:00:02.000 --> 01:00:04.000
Bien plus tard.

00:03.000 --> 00:05
Des temps mal écrits.

00:04.000 --> 00:06.000
Au milieu.
"""

texts = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), min_size=1).map(
    lambda text: " ".join(text.split())
)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_other_tools_write_is_understood(tmp_path: Path, ending: str) -> None:
    file = tmp_path / "a.vtt"
    file.write_bytes(WRITTEN.replace("\n", ending).encode())
    assert read_subtitles(file) == (
        Cue(1.5, 3.0, "Bonjour & bienvenue chez nous.", "accueil"),
        Cue(4.0, 6.0, "Au milieu."),
        Cue(3602.0, 3604.0, "Bien plus tard."),
    )


@pytest.mark.parametrize("content", [b"", b"1\n00:00:01,000 --> 00:00:02,000\nSRT", b"\xff\xfe\x00", b"WEBVTTX"])
def test_another_file_has_no_subtitles(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.vtt").write_bytes(content)
    assert read_subtitles(tmp_path / "a.vtt") == ()


def test_a_missing_file_has_no_subtitles(tmp_path: Path) -> None:
    assert read_subtitles(tmp_path / "a.vtt") == ()


@given(st.lists(st.tuples(st.integers(1, 5_000_000), texts.filter(bool)), max_size=5))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[int, str]]) -> None:
    cues, at = [], 0
    for rank, (thousandths, text) in enumerate(parts):
        cues.append(Cue(at / 1000, (at + thousandths) / 1000, text, f"etape.dire[{rank}]"))
        at += thousandths
    file = tmp_path_factory.mktemp("vtt") / "a.vtt"
    file.write_text(to_webvtt(cues, note="Fait par : pasapas film"), "utf-8")
    assert read_subtitles(file) == tuple(cues)


def test_the_cue_of_a_moment() -> None:
    first, second = Cue(1, 3, "un"), Cue(2.5, 4, "deux")
    shown = [cue_at((first, second), moment) for moment in (0.9, 1, 2.4, 2.5, 3.9, 4)]
    assert shown == [None, first, first, second, second, None]
