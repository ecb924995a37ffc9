"""`python -m tests.ui.browser.recording_true_site window|command`: records a site of `tests.web.small_web`.

With the recorder's own window in Chromium's sandbox, behind a real squid. One line of JSON: the YAML, and what is left.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from urllib.parse import quote

from kiosk.content.schema import Site
from kiosk.private_folder import IN_MEMORY
from kiosk.recording.notes import Wanted
from kiosk.recording.proposal import proposal
from ui.recording import record

READY = "document.title = 'tout y est'"
BODY = f"""
<img src=https://pieces.exemple/point.svg>
<img src=http://site.exemple/point.svg>
<img src=https://192.0.2.66/point.svg>
<img src=https://borne.exemple:631/point.svg>
<iframe src=https://img.reseau.exemple/cadre?numero=123></iframe>
<p><a href="https://reseau.exemple/plus-loin?nom=Amina">plus loin</a></p>
<script>onload = () => {{ {READY} }}</script>
"""
"""The window's own `onload` waits for each part that is there, and for each that is refused."""

SITE = Site(id="essai", name="Essai", start=f"https://site.exemple/ecrite?corps={quote(BODY)}", hosts=("site.exemple",))
BROWSER = (sys.executable, "-m", "tests.ui.browser.recording_hand")


def main() -> None:
    os.environ["ENDS"] = sys.argv[1]
    notes = record(Wanted(SITE.name, SITE.start), BROWSER, Path(os.environ["WEB"], "hosts"))
    found = proposal(SITE, notes, "2026-11-27 à 14:05", "pasapas site record essai")
    left = [str(path) for path in IN_MEMORY.glob(f"pasapas-{os.getpid()}-*")]
    print(json.dumps({"found": found, "kept_in_memory": left}), flush=True)


if __name__ == "__main__":
    main()
