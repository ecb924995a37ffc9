"""A sound and its words, and the file that holds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.clip import Clip, Word, from_wav, to_wav

WORDS = (Word(0, 2, 0.2, 0.5), Word(3, 7, 0.5, 1.0))
CLIP = Clip(8_000, bytes(range(200)), WORDS)


def test_the_word_that_is_heard() -> None:
    heard = [CLIP.word_at(second) for second in (0.0, 0.19, 0.2, 0.49, 0.5, 3.0)]
    assert heard == [None, None, WORDS[0], WORDS[0], WORDS[1], WORDS[1]]
    assert Clip(8_000, b"").word_at(1.0) is None


def test_a_file_gives_back_what_was_put_in() -> None:
    assert from_wav(to_wav(CLIP), WORDS) == CLIP


@given(
    st.dictionaries(st.integers(0, 60), st.integers(0, 255), max_size=6), st.integers(0, 244), st.binary(max_size=60)
)
def test_whatever_is_in_a_file_is_a_sound_or_a_value_error(changes: dict[int, int], length: int, more: bytes) -> None:
    data = bytearray(to_wav(CLIP))
    for place, byte in changes.items():
        data[place] = byte
    for broken in (bytes(data), bytes(data[:length]), bytes(data[:length]) + more):
        try:
            clip = from_wav(broken)
        except ValueError:
            continue
        assert clip.seconds > 0
        assert len(clip.samples) % 2 == 0
