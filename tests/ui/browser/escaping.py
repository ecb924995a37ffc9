"""`python -m tests.ui.browser.escaping CONTENT PORT`: tries to leave a made-up site, in every way that is known.

In a process of its own, with real Chromium. Each attempt begins on the site's first page, as its own script would try
it. `PORT` is of a server that nothing may reach. A line of JSON an attempt: what came of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.webpolicy import PRACTICE, Rules, may_load, may_open
from tests.ui.browser.escapes import ADDRESSES, ALLOWED, ASKING, KEYS, REACHING, WAYS
from tests.ui.browser.prisoner import Attempt, Prisoner
from ui.browser.addresses import address_in
from ui.browser.engine import arguments, new_profile
from ui.browser.practice_files import PracticeFiles, address_of

SITE = "essai"


def attempts(prisoner: Prisoner, port: str) -> Iterator[Attempt]:
    for way, script in WAYS.items():
        for address in ADDRESSES:
            url = json.dumps(address.format(port=port))
            yield Attempt(f"{way} {address}", partial(prisoner.run, f"const url = {url}; {script}"))
    for name, script in (ASKING | REACHING).items():
        yield Attempt(name, partial(prisoner.run, script))
    for name, (script, shown) in ALLOWED.items():
        yield Attempt(name, partial(prisoner.run, script), shown=shown)
    for key, modifiers in KEYS:
        yield Attempt(f"{modifiers.name} {key.name}", partial(prisoner.strike, key, modifiers))
    yield Attempt("right click", partial(prisoner.click, Qt.MouseButton.RightButton))
    yield Attempt("middle click", partial(prisoner.click, Qt.MouseButton.MiddleButton))
    yield Attempt("wheel", prisoner.turn_wheel)


def main() -> None:
    content, port = sys.argv[1:]
    application = QApplication(arguments(sys.argv[0]))
    profile = new_profile()
    profile.installUrlSchemeHandler(PRACTICE.encode(), PracticeFiles([Path(content)], profile))
    prisoner = Prisoner(
        address_of(SITE, "index.html"),
        f"http://127.0.0.1:{port}/",
        profile,
        lambda url: may_open(address_in(url), Rules(), SITE, False),
        lambda url: may_load(address_in(url), Rules(), SITE, False),
    )
    for one in attempts(prisoner, port):
        print(json.dumps(prisoner.attempt(one)), flush=True)
    prisoner.leave()
    del application


if __name__ == "__main__":
    main()
