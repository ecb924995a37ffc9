"""`python -m tests.journeys.wiping with|without|stubborn`: two visits to a true site, with the wipe between them,
without it, or with one that has left something.

In the web of `tests.web.small_web`, on a real X server. Prints one line of JSON: where each canary was found before the
first visit's end and after it, what the kiosk's own check finds then, and what the second visit saw of the first one.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic

import ui.wipe
from kiosk.erasure import running, traces
from kiosk.journal.events import Reason
from kiosk.private_folder import IN_MEMORY
from tests.journeys.conftest import Visitor, fall_silent
from tests.journeys.local_content import with_true_site
from tests.screen import virtual_screen
from tests.stubborn import stubborn
from ui.application import Kiosk, Wanted, start

BROWSER = (sys.executable, "-m", "tests.journeys.keeping_browser")
WRITTEN = {0, 1, 2, 4, 5, 6, 9}
"""Which of them the profile writes to the disk, within half a minute: not what is typed, copied, or of one window."""

READABLE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw")
Found = dict[str, list[int]]


def canaries() -> list[str]:
    """Ten words that nobody has ever written: letters alone, which any key gives."""
    return ["".join(secrets.choice("bcdfghjkmnpqrstvwxz") for _ in range(20)) for _ in range(10)]


class Search:
    """Where they are: in files of ours, in the memory of the browser's processes, on the clipboards. By number."""

    def __init__(self, kiosk: Kiosk, words: list[str], home: Path) -> None:
        self._kiosk, self._home = kiosk, home
        self._forms = [(word.encode(), word.encode("utf-16-le")) for word in words]
        self._words = words

    def __call__(self) -> Found:
        clipboard = self._kiosk.qt.clipboard()
        copied = " ".join(clipboard.text(mode) for mode in (clipboard.Mode.Clipboard, clipboard.Mode.Selection))
        return {
            "files": self.files(),
            "memory": self._in(part for process in running(self._kiosk.private) for part in memory(process)),
            "clipboards": [number for number, word in enumerate(self._words) if word in copied],
        }

    def files(self) -> list[int]:
        return self._in(content(file) + str(file).encode() for file in self._files())

    def _in(self, parts: Iterable[bytes]) -> list[int]:
        found: set[int] = set()
        for part in parts:
            found |= {n for n, forms in enumerate(self._forms) if any(form in part for form in forms)}
        return sorted(found)

    def _files(self) -> list[Path]:
        """Of the state, of temporary folders and of the account's own, and ours in shared memory."""
        shared = [path for path in IN_MEMORY.iterdir() if path.name.startswith(("pasapas", ".org.chromium"))]
        return [file for place in (self._home, *shared) for file in (place, *place.rglob("*")) if file.is_file()]


def content(file: Path) -> bytes:
    """Nothing of one that goes at this moment: Chromium makes files for no time."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def memory(process: int) -> list[bytes]:
    """What can be read of it: the sandbox hides the pages' own processes."""
    parts: list[bytes] = []
    try:
        with Path(f"/proc/{process}/mem").open("rb", buffering=0) as held:
            for line in Path(f"/proc/{process}/maps").read_text().splitlines():
                if place := READABLE.match(line):
                    first, last = (int(word, 16) for word in place.groups())
                    try:
                        held.seek(first)
                        parts.append(held.read(last - first))
                    except (OSError, OverflowError, ValueError):
                        continue
    except OSError:
        return parts
    return parts


def wait(visitor: Visitor, condition: Callable[[], bool], seconds: float = 60) -> None:
    visitor.hand.wait(condition, seconds)


def visit(visitor: Visitor, report: Path, number: int) -> None:
    visitor.come_in()
    visitor.open("essayer")
    visitor.touch("vrai", "commencer")
    wait(visitor, lambda: report.exists() and len(report.read_text().splitlines()) == number)
    wait(visitor, lambda: visitor.kiosk.conductor.condition.document > 0)


def offered(visitor: Visitor) -> None:
    """Whether the true site can be opened: before a wipe, and after one that has left something."""
    told = [_is_offered(visitor)]
    with stubborn(visitor.kiosk.private):
        end(visitor)
    told.append(_is_offered(visitor))
    print(json.dumps({"offered": told}), flush=True)


def _is_offered(visitor: Visitor) -> bool:
    visitor.come_in()
    visitor.open("essayer")
    return visitor.kiosk.conductor.page.option("vrai") is not None


def end(visitor: Visitor) -> None:
    wipe = visitor.kiosk.wipe
    before = wipe.last
    visitor.kiosk.conductor.end(Reason.FINISHED)
    wait(visitor, lambda: wipe.last is not before)


def main() -> None:
    if sys.argv[1] == "without":
        ui.wipe.erase = lambda *_: frozenset()
    home, words = Path(os.environ["HOME"]), canaries()
    report = home / "rapport"
    backwards = json.dumps([word[::-1] for word in words])
    os.environ |= {"REPORT": str(report), "CANARIES": backwards, "QT_QPA_PLATFORM": "xcb"}
    content = with_true_site(home / "ici")
    with virtual_screen("1366x768") as os.environ["DISPLAY"]:
        wanted = Wanted(size=(1366, 768), content=content, state=home / "etat", hosts=Path(os.environ["WEB"], "hosts"))
        kiosk = start(wanted, browser=BROWSER)
        fall_silent(kiosk)
        visitor, search = Visitor(kiosk, home / "etat/fiches", home / "etat"), Search(kiosk, words, home)
        if sys.argv[1] == "stubborn":
            offered(visitor)
            kiosk.close()
            return
        visit(visitor, report, 1)
        wait(visitor, lambda: set(search.files()) >= WRITTEN)
        found = {"before": search()}
        commands = [Path(f"/proc/{process}/cmdline").read_bytes() for process in running(kiosk.private)]
        ended = monotonic()
        end(visitor)
        took = monotonic() - ended
        found["after"] = search()
        left = sorted(trace.value for trace in traces(kiosk.private))
        visit(visitor, report, 2)
        kiosk.close()
        seen = [json.loads(line) for line in report.read_text().splitlines()]
    told = {"found": found, "seen": seen, "traces": left, "wipe_s": took, "processes": len(commands)}
    print(json.dumps(told | {"unprotected": any(b"--no-sandbox" in command for command in commands)}), flush=True)


if __name__ == "__main__":
    main()
