"""What an answer of the helper is worth: nothing in it may trip up the window."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kiosk.voice.clip import Clip, Word
from kiosk.voice.lines import Answer, answer_in, answered, clip_of, line

SOUND = "AAAA" * 4000  # 12 000 bytes: three quarters of a second at 8 000 Hz
SOUND_ANSWER = Answer(number=1, rate=8_000, sound=SOUND, words=(Word(0, 3, 0.0, 0.4), Word(4, 7, 0.4, 0.75)))


@pytest.mark.parametrize("clip", [clip_of(SOUND_ANSWER), Clip(22_050, b"")], ids=["a sound", "nothing to say"])
def test_a_sound_comes_as_it_was_sent(clip: Clip) -> None:
    assert clip_of(answer_in(line(answered(7, clip)))) == clip


@pytest.mark.parametrize(
    "row", [b"", b"Bonjour", b"{}", b"\xff", b'{"number": 1, "fault": "\xff"}', b'{"number": "1"}']
)
def test_a_line_that_is_no_answer_is_refused(row: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        answer_in(row)


@pytest.mark.parametrize(
    "changed",
    [
        {"rate": 0}, {"rate": -8_000}, {"rate": 10**30}, {"sound": "???"}, {"sound": "AAA"}, {"sound": "AAAA"},
        {"sound": ""}, {"words": (Word(0, 3, 0.5, 0.9),)}, {"words": (Word(0, 3, -1.0, 0.4),)},
        {"words": (Word(0, 3, 0.4, 0.2),)}, {"words": (Word(3, 0, 0.0, 0.4),)}, {"words": (Word(-1, 3, 0.0, 0.4),)},
        {"words": (Word(0, 3, 0.4, 0.5), Word(4, 7, 0.0, 0.4))},
    ],
    ids=repr,
)  # fmt: skip
def test_a_sound_that_cannot_be_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        clip_of(replace(SOUND_ANSWER, **changed))
