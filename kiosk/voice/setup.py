"""Where the voice finds what people recorded and operators installed, and where it keeps what it has made."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.settings import Speech

RECORDINGS = "voix"
"""Folder of recordings, in a content folder and in the state folder."""


PATIENCE_S = 1.3
"""Seconds that a slow engine has for one sentence while somebody waits: with the plainer voice's own time, less than
after what the window takes its helper for hung (two seconds)."""


class Setup(Struct, frozen=True, kw_only=True):
    """What the helper process is told when it starts: paths. No `cache`: nothing is kept. `piper`: a voice file for
    each language that has one, and `patience` the seconds it has for a sentence before a plainer voice says it."""

    recordings: tuple[str, ...] = ()
    cache: str = ""
    cache_bytes: int = 0
    piper: dict[str, str] = {}
    patience: float = PATIENCE_S


def setup_for(speech: Speech, content: Sequence[Path], state: Path) -> Setup:
    """What was recorded on this kiosk comes before what was shipped; `content` as `content_folders` gives it."""
    return Setup(
        recordings=(str(own_recordings(state)), *(str(folder / RECORDINGS) for folder in reversed(content))),
        cache=str(state / "cache" / "voice"),
        cache_bytes=speech.cache_mb * 1_000_000,
        piper={language: str(Path(file).expanduser()) for language, file in speech.piper.items() if file},
    )


def own_recordings(state: Path) -> Path:
    """Where a sentence recorded on this kiosk goes."""
    return state / RECORDINGS


def helper_command(setup: Setup) -> list[str]:
    """How the helper is started, by this program or by the window."""
    return [sys.executable, "-m", "kiosk.voice.helper", msgspec.json.encode(setup).decode()]
