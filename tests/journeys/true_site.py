"""`python -m tests.journeys.true_site`: a visit to a true site, with what helps there and with what is refused.

In the web of `tests.web.small_web`, as an ordinary account. Prints one line of JSON: what each moment of it showed.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from threading import Thread
from typing import Any

from kiosk.journal.events import Kind
from kiosk.webpolicy import Verdict
from tests.journeys.conftest import Visitor, fall_silent
from tests.journeys.local_content import with_true_site
from tests.web.machines import RESOLVER, SITE
from ui.application import Kiosk, Wanted, start

BROWSER = (sys.executable, "-m", "tests.journeys.obeying_browser")
SECRET = "document.body.innerHTML = '<p>Ici<p><input id=secret type=password>'; 1"
ASKS = "confirm('Effacer ?')"
SAYS_AND_ASKS = f"alert('Le code est faux.'); {ASKS}"
GO = "location.href = '{}'; 1"
DOWNLOAD = """(() => { const link = document.createElement('a');
Object.assign(link, {href: '/papier-attendu.pdf?mot=ici', download: ''});
document.body.append(link); link.click(); return 1; })()"""


class Visit:
    """Somebody in front of the kiosk, who has a hand on the page too."""

    def __init__(self, kiosk: Kiosk, visitor: Visitor, orders: Path) -> None:
        self._kiosk, self._visitor, self._orders, self._count = kiosk, visitor, orders, 0
        self.events = visitor.listen_to_the_journal()

    def order(self, **order: object) -> Any:
        """What the browser's process made of it."""
        self._count += 1
        file = self._orders / f"{self._count}.json"
        file.with_suffix(".new").write_text(json.dumps(order), "utf-8")
        file.with_suffix(".new").rename(file)
        out = file.with_suffix(".out")
        self._visitor.hand.wait(out.exists, 30)
        return json.loads(out.read_text("utf-8"))

    def wait(self, **wished: object) -> None:
        """Until the browser is in this condition."""
        conductor = self._kiosk.conductor
        self._visitor.hand.wait(
            lambda: all(getattr(conductor.condition, name) == value for name, value in wished.items()), 40
        )

    def wait_for_page(self) -> str:
        """The title of the page, once there is one."""
        titles: list[str] = []
        while not titles or titles[-1] in ("", "about:blank"):
            titles.append(self.order(run="document.readyState === 'complete' ? document.title : ''"))
        return titles[-1]

    def wait_for(self, name: str) -> None:
        """Until the browser's window has this button."""
        for _ in range(200):
            if name in self.order(touch=[]):
                return
        raise AssertionError(f"{name} never came")

    @property
    def words(self) -> list[str]:
        page = self._kiosk.conductor.page
        return [page.name, page.title, *page.sentences]

    @property
    def options(self) -> list[str]:
        return [option.id for option in self._kiosk.conductor.page.options]


def play(kiosk: Kiosk, visitor: Visitor, visit: Visit) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    visitor.come_in()
    visitor.open("essayer")
    visitor.touch("vrai")
    shown["first words"] = visit.words
    visitor.touch("commencer")
    shown["title"] = visit.wait_for_page()
    shown["beside"] = visit.words
    visit.order(run=GO.format("https://ailleurs.exemple/"))
    visit.wait(refused=Verdict.HOST)
    shown["refused"] = visit.words
    answers = [visit.order(run=SAYS_AND_ASKS)]
    visit.wait_for("compris")
    visit.order(touch=["compris", "oui"])
    answers.append(visit.order(run=ASKS))
    visit.wait_for("fini")
    shown["answers"] = [*answers, visit.order(run=ASKS)]
    visit.wait_for("non")
    shown["while it asks"] = visit.order(touch=["non"])
    visit.order(run=SECRET)
    visit.order(press="#secret")
    visit.wait_for("c-est-bon")
    shown["typed"] = visit.order(touch=["a", "majuscules", "B", "chiffres", "1", "voir"]) and visit.order(
        run="const field = document.getElementById('secret'); `${field.value} ${field.type}`"
    )
    visit.order(touch=["c-est-bon"])
    shown["covered"] = visit.order(run="document.getElementById('secret').type")
    shown["before it comes"] = visit.options
    visit.order(run=DOWNLOAD)
    visit.wait(coming=True)
    shown["coming"] = [visit.words, visit.options]
    visit.order(run="fetch('/envoyer'); 1")
    visit.wait(document=1, coming=False)
    shown["document"] = visit.words
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: bool(list(visitor.sheets.glob("*.pdf"))), 20)
    visitor.touch("site")
    shown["after"] = visit.words
    visit.order(run="print(); 1")
    visit.wait(document=1)
    shown["printed by the page"] = visit.words
    visitor.touch("site")
    return shown


def guided(kiosk: Kiosk, visitor: Visitor, visit: Visit) -> dict[str, Any]:
    """A guide points at what is there, goes on by itself, and falls back to its words where the site has changed."""
    seen: list[int] = []
    kiosk.companion.seen.connect(seen.append)
    visitor.touch("fini", "vrai", "commencer")
    visitor.hand.wait(lambda: bool(seen), 30)
    shown = {"guided": [visit.words]}
    visit.order(run="document.body.append(Object.assign(document.createElement('p'), {id: 'fait'})); 1")
    visit.wait(lost=True)
    shown["guided"].append(visit.words)
    return shown


def without_the_wall(visitor: Visitor, visit: Visit) -> dict[str, Any]:
    """The proxy dies while its site is open."""
    subprocess.run(["pkill", "-KILL", "-P", str(os.getpid()), "squid"], check=True)
    visitor.hand.wait(lambda: any(event.kind is Kind.BROWSER for event in visit.events), 20)
    return {"without the wall": [visit.wait_for_page(), *visit.words[:2]]}


def out_of_reach(kiosk: Kiosk, visitor: Visitor, visit: Visit, hosts: Path) -> dict[str, Any]:
    """The site is named where nobody answers yet."""
    shown: dict[str, Any] = {}
    hosts.write_text(f"{RESOLVER} site.exemple\n", "utf-8")
    visitor.touch("accueil")
    visitor.open("essayer")
    visitor.touch("vrai", "commencer")
    visit.wait(unreachable=True)
    shown["unreachable"] = visit.words
    with socket.create_server((RESOLVER, 443)) as door:
        Thread(target=lead_on, args=(door,), daemon=True).start()
        visit.wait(unreachable=False)
        shown["back"] = [*visit.words[:2], visit.wait_for_page()]
    return shown


def lead_on(door: socket.socket) -> None:
    """Whoever comes is led to the site."""
    while True:
        try:
            comer, _ = door.accept()
        except OSError:
            return
        there = socket.create_connection((SITE, 443))
        for one, other in ((comer, there), (there, comer)):
            Thread(target=pass_on, args=(one, other), daemon=True).start()


def pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)


def main() -> None:
    home, web = Path(os.environ["HOME"]), Path(os.environ["WEB"])
    orders = home / "ordres"
    orders.mkdir()
    os.environ |= {"ORDERS": str(orders), "QT_QPA_PLATFORM": "offscreen"}
    content = with_true_site(home / "ici")
    sheets = home / "fiches"
    settings = home / "pasapas.toml"
    settings.write_text(f'[impression]\ndossier = "{sheets}"\n', "utf-8")
    sheets.mkdir()
    hosts = home / "hosts"
    hosts.write_text((web / "hosts").read_text("utf-8"), "utf-8")
    wanted = Wanted(size=(1366, 768), content=content, state=home / "etat", settings=settings, hosts=hosts)
    kiosk = start(wanted, browser=BROWSER)
    fall_silent(kiosk)
    visitor = Visitor(kiosk, sheets, home / "etat")
    visit = Visit(kiosk, visitor, orders)
    shown = play(kiosk, visitor, visit)
    shown |= guided(kiosk, visitor, visit)
    shown |= without_the_wall(visitor, visit)
    shown |= out_of_reach(kiosk, visitor, visit, hosts)
    told = sorted({f"{event.kind.value} {event.value}" for event in visit.events if event.kind in TOLD})
    kiosk.close()
    rmtree(orders)
    print(json.dumps(shown | {"told": told, "printed": len(list(sheets.glob("*.pdf")))}), flush=True)


TOLD = (Kind.SITE, Kind.STALE, Kind.REFUSED, Kind.DOCUMENT, Kind.BROWSER)

if __name__ == "__main__":
    main()
