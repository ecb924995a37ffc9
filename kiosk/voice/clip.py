"""A sentence made audible: its sound, and when each of its written words is heard."""

from __future__ import annotations

import io
import wave
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

SAMPLE_BYTES = 2


class Word(Struct, frozen=True, array_like=True):
    """`text[start:end]` of what is written is heard from `at` to `until`, in seconds from the start of the sound."""

    start: int
    end: int
    at: float
    until: float


class Clip(Struct, frozen=True):
    """`samples`: mono, 16 bits, little endian, `rate` of them a second. The words are in the order they are heard."""

    rate: int
    samples: bytes
    words: tuple[Word, ...] = ()

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_BYTES / self.rate

    def word_at(self, seconds: float) -> Word | None:
        """The word that is being heard; before the first one, none."""
        rank = bisect_right(self.words, seconds, key=lambda word: word.at)
        return self.words[rank - 1] if rank else None


def joined(parts: Sequence[tuple[int, Clip]]) -> Clip:
    """One after the other, of the same rate. Each goes with the place in the text where its own begins."""
    whole = Clip(parts[0][1].rate, b"".join(clip.samples for _, clip in parts))
    words: list[Word] = []
    after = 0.0
    for start, clip in parts:
        for word in clip.words:
            at, until = (min(second + after, whole.seconds) for second in (word.at, word.until))
            words.append(Word(word.start + start, word.end + start, at, until))
        after += clip.seconds
    return Clip(whole.rate, whole.samples, tuple(words))


def to_wav(clip: Clip) -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(SAMPLE_BYTES)
        sound.setframerate(clip.rate)
        sound.writeframes(clip.samples)
    return target.getvalue()


def from_wav(data: bytes, words: tuple[Word, ...] = ()) -> Clip:
    """Raises `ValueError` for anything but mono sound of 16 bits, and for a file that was cut short."""
    try:
        with wave.open(io.BytesIO(data)) as sound:
            form, rate, count = (sound.getnchannels(), sound.getsampwidth()), sound.getframerate(), sound.getnframes()
            samples = sound.readframes(count)
    except (wave.Error, EOFError, RuntimeError) as error:  # the last one for a length beyond the end of the file
        raise ValueError("not a sound file") from error
    if form != (1, SAMPLE_BYTES) or not rate or not count:
        raise ValueError("not mono sound of 16 bits")
    if len(samples) != count * SAMPLE_BYTES:
        raise ValueError("cut short")
    return Clip(rate, samples, words)
