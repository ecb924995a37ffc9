"""What a visit leaves is gone before the browser starts for the next one: seen by the kiosk, told, and survived."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from impression.printers.port import Outlook
from kiosk.erasure import Trace, running
from kiosk.journal.events import Reason
from tests.fakes.printer import ScriptedPrinter
from tests.journeys.conftest import FINGER, Visitor
from tests.journeys.local_content import with_guides
from tests.journeys.test_faults import ask_for_the_sheet
from tests.journeys.test_staff import PIN, knock
from tests.stubborn import let_go, stubborn
from ui.application import AGAIN

ROOT = Path(__file__).parents[2]
GUIDES = ["ecrire-message-assure", "telecharger-attestation"]


@pytest.fixture
def trainee(make_visitor: Callable[..., Visitor], tmp_path: Path) -> Visitor:
    """With Chromium, and a finger that does what the guide says."""
    visitor = make_visitor(content=with_guides(tmp_path / "ici", GUIDES), browser=FINGER)
    visitor.hand.wait(lambda: visitor.kiosk.wipe.last is not None)
    return visitor


def practise(visitor: Visitor) -> None:
    """A message is written, and a document is fetched, which is then on the screen and in the private folder's past."""
    visitor.come_in()
    visitor.open("essayer")
    visitor.touch("exercice", "commencer")
    visitor.hand.wait(lambda: visitor.page == "bravo", 90)
    visitor.touch("continuer", "exercice", "commencer")
    visitor.hand.wait(lambda: visitor.kiosk.conductor.condition.document > 0, 90)


def wiped(visitor: Visitor) -> list[str]:
    visitor.kiosk.journal.flush(5)
    with sqlite3.connect(visitor.state / "journal.sqlite3") as file:
        return [value for (value,) in file.execute("SELECT value FROM event WHERE kind = 'effacement'")]


@pytest.mark.timeout(300)
def test_a_browser_that_was_killed_leaves_nothing(trainee: Visitor) -> None:
    kiosk, wipe = trainee.kiosk, trainee.kiosk.wipe
    practise(trainee)
    engine = running(kiosk.private)
    (browser,) = [pid for pid in engine if b"--private" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    assert len(engine) > 2, "the engine's own children are not known"
    assert list(kiosk.private.rglob("*"))
    QApplication.clipboard().setText("canary")
    at_gone: list[object] = []
    wipe.gone.connect(lambda: at_gone.append((running(kiosk.private), [*kiosk.private.iterdir()], wipe.running)))
    os.kill(browser, signal.SIGKILL)
    kiosk.conductor.end(Reason.IDLE)
    trainee.hand.wait(lambda: wipe.last is not None and wipe.last.after_visit)
    assert wipe.last is not None
    assert wipe.last.left == set()
    assert at_gone == [([], [], False)]
    assert QApplication.clipboard().text() == ""
    assert set(engine) & set(running(kiosk.private)) == set()
    trainee.come_in()
    assert wiped(trainee) == ["complet"]


@pytest.mark.timeout(300)
def test_the_next_person_s_browser_waits_for_it(trainee: Visitor) -> None:
    """Who comes at once sees the welcome page at once; the browser starts when the earlier one's traces are gone."""
    kiosk = trainee.kiosk
    trainee.come_in()
    trainee.open("essayer")
    trainee.touch("exercice")
    trainee.hand.wait(lambda: len(running(kiosk.private)) > 2, 60)
    before = running(kiosk.private)
    kiosk.conductor.end(Reason.FINISHED)
    kiosk.conductor.start_flow("essayer", "fr")
    assert (kiosk.wipe.running, kiosk.companion.running) == (True, False)
    trainee.hand.wait(lambda: kiosk.companion.running)
    assert not set(before) & set(running(kiosk.private))
    trainee.touch("exercice", "commencer")
    trainee.hand.wait(lambda: trainee.page == "bravo", 90)


def test_staff_read_how_it_went(make_visitor: Callable[..., Visitor]) -> None:
    from kiosk.staff.door import write_pin

    visitor = make_visitor()
    write_pin(visitor.state, PIN)
    visitor.come_in()
    visitor.kiosk.conductor.end(Reason.FINISHED)
    visitor.hand.wait(lambda: visitor.kiosk.wipe.last is not None and visitor.kiosk.wipe.last.after_visit)
    knock(visitor)
    visitor.touch(*PIN)
    visitor.touch("Valider")
    visitor.hand.wait(lambda: any(target.objectName() == "etat" for target in visitor.kiosk.window.targets()))
    visitor.touch("etat")
    said = [panel.accessibleName() for panel in visitor.kiosk.window.screen_shown.panels]
    assert any("Dernier effacement" in text and "rien ne reste" in text for text in said)


class Grudging(ScriptedPrinter):
    """It does not give back what it was given, and does not say that it has."""

    def withdraw(self) -> bool:
        return False

    def settle(self) -> bool:
        return False


def test_a_sheet_that_the_printer_keeps_is_told_and_is_no_reason_to_start_again(
    make_visitor: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.wipe.PAPER_S", 0.5)
    visitor = make_visitor(printer=Grudging(Outlook.JAM))
    wipe = visitor.kiosk.wipe
    ask_for_the_sheet(visitor)
    visitor.hand.wait(lambda: visitor.kiosk.conductor.page.option("reessayer") is not None)
    visitor.kiosk.conductor.end(Reason.IDLE)
    visitor.hand.wait(lambda: wipe.last is not None and wipe.last.after_visit)
    assert wipe.last is not None
    assert (wipe.last.left, wipe.failed, wipe.trouble) == ({Trace.PAPER}, False, "")
    visitor.come_in()
    assert wiped(visitor) == ["incomplet"]


def test_a_sheet_that_the_printer_gives_back_is_waited_for(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor(printer=ScriptedPrinter(Outlook.JAM))
    ask_for_the_sheet(visitor)
    visitor.hand.wait(lambda: visitor.kiosk.conductor.page.option("reessayer") is not None)
    visitor.kiosk.conductor.end(Reason.IDLE)
    assert visitor.kiosk.desk.owes
    visitor.hand.wait(lambda: visitor.kiosk.wipe.last is not None and visitor.kiosk.wipe.last.after_visit)
    visitor.come_in()
    assert wiped(visitor) == ["complet"]


@pytest.mark.parametrize(("somebody_is_in", "status"), [(True, 3), (False, AGAIN)])
def test_who_has_come_in_meanwhile_is_not_thrown_out(
    make_visitor: Callable[..., Visitor], somebody_is_in: bool, status: int
) -> None:
    kiosk = make_visitor().kiosk

    patience = QTimer(singleShot=True, interval=300)
    patience.timeout.connect(lambda: kiosk.qt.exit(3))

    def later() -> None:
        """Time for whoever wants the kiosk to end."""
        if kiosk.wipe.last is not None and kiosk.wipe.last.after_visit:
            patience.start()

    def come_and_go() -> None:
        kiosk.conductor.start_flow("attestation-de-droits", "fr")
        kiosk.conductor.end(Reason.FINISHED)
        if somebody_is_in:
            kiosk.conductor.start_flow("attestation-de-droits", "fr")

    kiosk.wipe.judged.connect(later)
    with stubborn(kiosk.private):
        QTimer.singleShot(0, come_and_go)
        assert kiosk.qt.exec() == status
        patience.stop()  # an end that comes when nothing runs would end the next loop before it begins
        assert kiosk.wipe.failed
        assert kiosk.troubles()


def stubborn_kiosk(state: Path, visits: int) -> subprocess.Popen[str]:
    """`pasapas run`, where each visit leaves something that refuses to go. Each check is a line of JSON."""
    command = [sys.executable, "-m", "tests.journeys.stubborn_kiosk", str(visits)]
    words = ["run", "--size", "1024x768", "--state", str(state)]
    return subprocess.Popen([*command, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_failed_wipe_starts_the_kiosk_again_and_only_once(tmp_path: Path) -> None:
    kiosk = stubborn_kiosk(tmp_path, 2)
    assert kiosk.stdout is not None
    told = []
    try:
        while not told or told[-1]["visits"] < 2:
            told.append(json.loads(kiosk.stdout.readline()))
    finally:
        kiosk.terminate()
        kiosk.communicate(timeout=20)
        for one in {one["thing"] for one in told if one["thing"]}:
            let_go(Path(one))
    first, failed, afresh, again = told
    assert (first["left"], first["closed"]) == ([], False)
    assert (failed["left"], failed["after"]) == (["fichier"], True)
    assert (afresh["pid"], afresh["after"], afresh["start"] != first["start"]) == (first["pid"], False, True)
    assert afresh["left"] == ["fichier"], "what the kiosk before had left is looked for"
    assert not afresh["staff"], "nobody asks for a PIN in front of the next person"
    assert (again["after"], again["start"]) == (True, afresh["start"])
    assert again["closed"], "true sites stay closed"
    assert "incomplet" in again["troubles"]
    with sqlite3.connect(tmp_path / "journal.sqlite3") as file:
        values = [value for (value,) in file.execute("SELECT value FROM event WHERE kind = 'effacement'")]
    assert set(values) == {"incomplet"}
