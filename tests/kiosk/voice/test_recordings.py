"""A sentence said on this kiosk: kept whole or not at all, and erased for good."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.voice.clip import Clip
from kiosk.voice.recordings import NotKept, Recordings

SENTENCE = "Votre fiche est prête, à bientôt."
FIRST, SECOND = Clip(8_000, b"\x00\x20" * 8_000), Clip(8_000, b"\x00\x40" * 4_000)


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder).parent) for file in folder.rglob("*") if file.is_file())


def test_what_is_kept_is_heard_until_it_is_erased(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path)
    assert recordings.heard(SENTENCE, "fr") is None
    for clip in (FIRST, SECOND):
        recordings.keep(SENTENCE, "fr", clip)
        heard = recordings.heard(SENTENCE, "fr")
        assert heard is not None
        assert heard.samples == clip.samples
    assert files(tmp_path) == ["fr"]
    assert not recordings.has(SENTENCE, "en")
    recordings.erase(SENTENCE, "fr")
    assert not recordings.has(SENTENCE, "fr")
    assert files(tmp_path) == []
    recordings.erase(SENTENCE, "fr")
    recordings.erase(SENTENCE, "en")


def test_what_was_shipped_is_heard_but_cannot_be_erased(tmp_path: Path) -> None:
    shipped = tmp_path / "livre"
    Recordings(shipped).keep(SENTENCE, "fr", FIRST)
    recordings = Recordings(tmp_path / "ici", [shipped])
    assert recordings.has(SENTENCE, "fr")
    assert not recordings.has_own(SENTENCE, "fr")
    recordings.erase(SENTENCE, "fr")
    assert recordings.heard(SENTENCE, "fr") is not None
    recordings.keep(SENTENCE, "fr", SECOND)
    assert recordings.has_own(SENTENCE, "fr")
    recordings.erase(SENTENCE, "fr")
    heard = recordings.heard(SENTENCE, "fr")
    assert heard is not None
    assert heard.samples == FIRST.samples


def test_a_folder_that_takes_nothing_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "voix").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(NotKept, match=r"n’est pas gardé\. Rien ne peut s’écrire") as caught:
        Recordings(tmp_path / "voix").keep(SENTENCE, "fr", FIRST)
    assert str(tmp_path / "voix") in caught.value.sentence


def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(tmp_path: Path) -> None:
    """A real one: `/dev/full` answers as a disk without room does."""
    recordings = Recordings(tmp_path)
    recordings.keep(SENTENCE, "fr", FIRST)
    (kept,) = (tmp_path / "fr").iterdir()
    part = kept.with_name(f".{kept.name}.part")
    part.symlink_to("/dev/full")
    with pytest.raises(NotKept, match="Le disque est plein"):
        recordings.keep(SENTENCE, "fr", SECOND)
    assert os.listdir(tmp_path / "fr") == [kept.name]
    heard = recordings.heard(SENTENCE, "fr")
    assert heard is not None
    assert heard.samples == FIRST.samples
