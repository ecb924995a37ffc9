"""Subtitles as WebVTT (https://www.w3.org/TR/webvtt1/): what the screen shows and what the maker writes.

Only what our films need is read: cues, their name and their times. Where a cue would stand on the picture is ignored,
since the screen draws it large under the picture.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HEAD = "WEBVTT"
ARROW = "-->"
_TIME = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{3})")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Cue:
    """One sentence, shown from `start` until `end` (seconds). `name` tells where it comes from in the flow."""

    start: float
    end: float
    text: str
    name: str = ""


def cue_at(cues: Sequence[Cue], seconds: float) -> Cue | None:
    """The cue to show at this moment of the film; the later one where two overlap."""
    return next((cue for cue in reversed(cues) if cue.start <= seconds < cue.end), None)


def read_subtitles(file: Path) -> tuple[Cue, ...]:
    """The cues of `file` in the order of time; none when it is missing or is not WebVTT."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    head, *blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    if not head.startswith(HEAD):
        return ()
    cues = (_cue(block.split("\n")) for block in blocks)
    return tuple(sorted((cue for cue in cues if cue), key=lambda cue: cue.start))


def to_webvtt(cues: Sequence[Cue], note: str = "") -> str:
    """The text of a WebVTT file. `note` is a line that players do not show."""
    blocks = [HEAD, *([f"NOTE {note}"] if note else [])]
    for cue in cues:
        times = f"{_stamp(cue.start)} {ARROW} {_stamp(cue.end)}"
        blocks.append("\n".join([*([cue.name] if cue.name else []), times, html.escape(cue.text, quote=False)]))
    return "\n\n".join(blocks) + "\n"


def _cue(lines: Sequence[str]) -> Cue | None:
    """A cue is a line of times, a name before it or none, and words after it. A note, a style or a slip is no cue."""
    at = next((i for i, line in enumerate(lines[:2]) if ARROW in line), None)
    if at is None:
        return None
    start, _, end = lines[at].partition(ARROW)
    times = (_TIME.match(start.strip()), _TIME.match(end.strip()))
    text = html.unescape(_TAG.sub("", " ".join(lines[at + 1 :]))).strip()
    if not text or times[0] is None or times[1] is None:
        return None
    return Cue(_seconds(times[0]), _seconds(times[1]), text, lines[0] if at else "")


def _seconds(time: re.Match[str]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in time.groups())
    return (((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths) / 1000


def _stamp(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
