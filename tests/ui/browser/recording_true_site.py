"""`python -m tests.ui.browser.recording_true_site window|command`: records a site of `tests.web.small_web`.

By the whole command, with its own window in Chromium's sandbox, behind a real squid that knows the tests' names. One
line of JSON: what it printed and wrote, and what is left.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path
from urllib.parse import quote

from click.testing import CliRunner

from kiosk.private_folder import IN_MEMORY
from ui import recording
from ui.commands.site import site

SOCKET = "new WebSocket('wss://fond.reseau.exemple/socket')"
BEHIND = quote(f"onconnect = event => {{ ({SOCKET}).onopen = () => event.ports[0].postMessage(1) }}")
READY = f"""const shared = new SharedWorker('/script?code={BEHIND}');
shared.port.onmessage = () => {{ document.title = 'tout y est' }}"""
BODY = f"""
<img src=https://pieces.exemple/point.svg>
<img src=http://site.exemple/point.svg>
<img src=https://192.0.2.66/point.svg>
<img src=https://interne.exemple/point.svg>
<img src=https://borne.exemple:631/point.svg>
<iframe src=https://img.reseau.exemple/cadre?numero=123></iframe>
<p><a href="https://reseau.exemple/plus-loin?nom=Amina">plus loin</a></p>
<script>onload = () => {{ {READY} }}</script>
"""
"""The window's own `onload` waits for each part that is there, and for each that is refused. The worker's socket is one
that the engine does not show."""

SITES = f"""sites:
  - id: "essai"
    nom: "Essai"
    adresse: "https://site.exemple/ecrite?corps={quote(BODY)}"
    hotes: ["site.exemple"]
"""
BROWSER = (sys.executable, "-m", "tests.ui.browser.recording_hand")


def main() -> None:
    home, hosts = Path(os.environ["HOME"]), Path(os.environ["WEB"], "hosts")
    os.environ["ENDS"] = sys.argv[1]
    (home / "contenus").mkdir()
    (home / "contenus/sites.yaml").write_text(SITES, "utf-8")
    recording.record = partial(recording.record, program=BROWSER, hosts_file=hosts)
    words = ["record", "essai", "--content", str(home / "contenus"), "--state", str(home / "etat")]
    done = CliRunner().invoke(site, words, catch_exceptions=False)
    written = (home / "etat/releves/essai.yaml").read_text("utf-8")
    left = [str(path) for path in IN_MEMORY.glob(f"pasapas-{os.getpid()}-*")]
    said = {"status": done.exit_code, "printed": done.stdout, "found": written, "kept_in_memory": left}
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
