"""Sounds kept on the disk: heard again at once, never more than agreed, never a visitor's own words."""

from __future__ import annotations

import errno
import os
from array import array
from pathlib import Path

import pytest

from kiosk.voice.cache import DAY_S, Cache, key
from kiosk.voice.client import HelperVoice
from kiosk.voice.clip import Clip, Word
from kiosk.voice.port import NoVoice, Pace
from kiosk.voice.setup import Setup
from kiosk.voice.unwritten import why_unwritten
from tests.kiosk.voice.contract import CALL, assert_timed

ROOM = 1_000_000
SAMPLES = 5_000
ENTRY = 2 * SAMPLES + 44 + len(b"[[0,4,0.0,0.3125]]")
"""Bytes on the disk of one `Speaker`'s sentence: samples, the WAV's header, the timings."""


class Speaker:
    """An engine that says anything in one word, another one each time, and remembers what it was asked."""

    def __init__(self, name: str = "voix 1.0") -> None:
        self.name = name
        self.asked: list[str] = []

    def prepare(self, text: str, language: str, pace: Pace) -> Clip:
        self.asked.append(text)
        if language == "zz":
            raise NoVoice("Personne ne parle cette langue.")
        rate = 16_000
        samples = array("h", [len(self.asked)] * SAMPLES).tobytes() if text else b""
        return Clip(rate, samples, (Word(0, 4, 0.0, SAMPLES / rate),) if text else ())


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "etat" / "voix"


def sizes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir())


def say(cache: Cache, speaker: Speaker, text: str = "Bonjour.") -> Clip:
    return cache.fetch(speaker, text, "fr", Pace.NORMAL)


def test_the_second_time_comes_from_the_disk(folder: Path, speaker: Speaker) -> None:
    first = say(Cache(folder, ROOM), speaker)
    assert say(Cache(folder, ROOM), speaker) == first
    assert speaker.asked == ["Bonjour."]
    assert sizes(folder) == ENTRY


@pytest.mark.parametrize(
    ("name", "text", "language", "pace"),
    [
        ("voix 1.0", "Bonjour !", "fr", Pace.NORMAL),
        ("voix 1.0", "Bonjour.", "en", Pace.NORMAL),
        ("voix 1.0", "Bonjour.", "fr", Pace.SLOW),
        ("voix 1.1", "Bonjour.", "fr", Pace.NORMAL),
    ],
    ids=["text", "language", "pace", "engine"],
)
def test_whatever_changes_the_sound_is_another_sound(
    folder: Path, speaker: Speaker, name: str, text: str, language: str, pace: Pace
) -> None:
    cache, other = Cache(folder, ROOM), Speaker(name)
    say(cache, speaker)
    cache.fetch(other, text, language, pace)
    assert other.asked == [text]
    assert key(name, text, language, pace) != key("voix 1.0", "Bonjour.", "fr", Pace.NORMAL)
    say(cache, speaker)
    cache.fetch(other, text, language, pace)
    assert (speaker.asked, other.asked) == (["Bonjour."], [text])


def test_what_cannot_be_said_is_not_kept(folder: Path, speaker: Speaker) -> None:
    cache = Cache(folder, ROOM)
    with pytest.raises(NoVoice):
        cache.fetch(speaker, "Bonjour.", "zz", Pace.NORMAL)
    assert say(cache, speaker, "").samples == b""
    assert not folder.exists()


def age(folder: Path, speaker: Speaker, text: str, days: int) -> None:
    """As if `text` had been heard so long ago."""
    file = folder / f"{key(speaker.name, text, 'fr', Pace.NORMAL)}.wav"
    then = file.stat().st_mtime - DAY_S * days
    os.utime(file, (then, then))


def test_the_longest_unheard_goes_first(folder: Path, speaker: Speaker) -> None:
    cache = Cache(folder, 4 * ENTRY)
    for days, text in enumerate(("un", "deux", "trois", "quatre")):
        say(cache, speaker, text)
        age(folder, speaker, text, 9 - days)
    say(cache, speaker, "un")  # heard again: now the youngest
    say(cache, speaker, "cinq")
    speaker.asked.clear()
    for text in ("un", "quatre", "cinq", "deux"):
        say(cache, speaker, text)
    assert speaker.asked == ["deux"]


def test_no_date_on_the_disk_tells_when_somebody_listened(folder: Path, speaker: Speaker) -> None:
    cache = Cache(folder, ROOM)
    say(cache, speaker)
    (sound,) = folder.glob("*.wav")
    files = (sound, sound.with_suffix(".json"), folder)
    made = [file.stat().st_ctime_ns for file in files]
    say(cache, speaker)
    assert [file.stat().st_ctime_ns for file in files] == made, "heard again on the same day, it is not touched"
    today = [(file.stat().st_atime, file.stat().st_mtime) for file in files]
    assert [second % DAY_S for dates in today for second in dates] == [0] * 6
    age(folder, speaker, "Bonjour.", 3)
    say(cache, speaker)
    assert [(file.stat().st_atime, file.stat().st_mtime) for file in files] == today


def test_there_is_never_more_than_agreed(folder: Path, speaker: Speaker) -> None:
    for _ in range(3):  # what was there before is counted
        cache = Cache(folder, 5 * ENTRY)
        for number in range(8):
            say(cache, speaker, f"Phrase {number}.")
            assert sizes(folder) <= 5 * ENTRY
    assert sizes(folder) >= 3 * ENTRY


def test_a_sound_bigger_than_all_the_room_sends_nothing_away(folder: Path, speaker: Speaker) -> None:
    say(Cache(folder, ROOM), speaker)
    say(Cache(folder, ENTRY - 1), speaker, "Au revoir.")
    say(Cache(folder, ROOM), speaker)
    assert speaker.asked == ["Bonjour.", "Au revoir."]


def test_what_an_interrupted_kiosk_left_makes_room_too(folder: Path, speaker: Speaker) -> None:
    folder.mkdir(parents=True)
    for name in ("a.part", "b.json", "c.wav"):
        (folder / name).write_bytes(bytes(ENTRY))
        os.utime(folder / name, (0, 0))
    cache = Cache(folder, 3 * ENTRY)
    for text in ("un", "deux", "trois"):
        say(cache, speaker, text)
    assert not {"a.part", "b.json", "c.wav"} & set(os.listdir(folder))


@pytest.mark.parametrize("suffix", [".wav", ".json"])
@pytest.mark.parametrize("left", ["nothing", "half", "rubbish", "half a sample less", "gone"])
def test_a_damaged_file_is_made_again(folder: Path, speaker: Speaker, suffix: str, left: str) -> None:
    cache = Cache(folder, ROOM)
    say(cache, speaker)
    (file,) = folder.glob(f"*{suffix}")
    data = file.read_bytes()
    if left == "gone":
        file.unlink()
    else:
        less = {"nothing": b"", "half": data[: len(data) // 2], "rubbish": b'{"a": "\xff"}' * 9}
        file.write_bytes(less.get(left, data[:-1]))
    for _ in range(2):
        assert len(say(cache, speaker).samples) == 2 * SAMPLES
    assert len(speaker.asked) == 2
    assert sizes(folder) == ENTRY


def test_damaged_files_are_counted_once(folder: Path, speaker: Speaker) -> None:
    """Made again time after time, they would fill the count, and send away sounds that have room."""
    cache = Cache(folder, 3 * ENTRY)
    say(cache, speaker, "un")
    age(folder, speaker, "un", 1)
    for _ in range(9):
        say(cache, speaker, "deux")
        (folder / f"{key(speaker.name, 'deux', 'fr', Pace.NORMAL)}.json").write_bytes(b"")
    speaker.asked.clear()
    say(cache, speaker, "un")
    assert speaker.asked == []


def test_a_folder_that_cannot_be_used_is_survived(tmp_path: Path, speaker: Speaker) -> None:
    """A file in its place, a folder that nobody may write in, even root, and one that leads nowhere."""
    taken, nowhere = tmp_path / "voix", tmp_path / "nulle-part"
    taken.write_bytes(b"")
    nowhere.symlink_to(tmp_path / "absent" / "plus-loin")
    for folder in (taken, nowhere, Path("/sys/pasapas"), Path("/proc")):
        cache = Cache(folder, ROOM)
        speaker.asked.clear()
        assert [len(say(cache, speaker).samples) for _ in range(2)] == [2 * SAMPLES] * 2
        assert len(speaker.asked) == 2
        assert cache.trouble == f"Les sons de la voix ne sont pas gardés. Rien ne peut s’écrire dans {folder}."
    taken.unlink()
    cache = Cache(taken, ROOM)
    say(cache, speaker)
    assert cache.trouble == ""


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    assert why_unwritten(OSError(errno.ENOSPC, "No space left on device"), tmp_path) == "Le disque est plein."


def test_a_link_that_leads_nowhere_is_survived(folder: Path, speaker: Speaker) -> None:
    folder.mkdir(parents=True)
    for name in ("lost.wav", "lost.json"):
        (folder / name).symlink_to(folder / "absent")
    cache = Cache(folder, ENTRY)
    for text in ("un", "deux", "deux"):
        say(cache, speaker, text)
    assert speaker.asked == ["un", "deux"]


def test_the_words_of_a_visitor_never_touch_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the helper might write: its cache, the home, the place for temporary files."""
    for name in ("HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    canary = "Bonjour Zéphyrine Tartempion"
    with HelperVoice(Setup(cache=str(tmp_path / "cache"), cache_bytes=ROOM)) as voice:
        voice.prepare(CALL, "fr")
        private = voice.prepare(canary, "fr", private=True)
        kept = list(everything(tmp_path))
        assert_timed(canary, private)
        assert not [path for path, data in kept if holds(data, private) or "phyrine" in f"{path} {data!r}"]
        assert len(kept) == 2  # the other sentence, to be sure that something is written at all
        public = voice.prepare(canary, "fr")
    assert [path for path, data in everything(tmp_path) if holds(data, public)]


def everything(folder: Path) -> list[tuple[Path, bytes]]:
    return [(path, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]


def holds(data: bytes, clip: Clip) -> bool:
    """Whether a tenth of a second out of the middle of it is in `data`."""
    middle = len(clip.samples) // 4 * 2
    return clip.samples[middle : middle + clip.rate // 5] in data
