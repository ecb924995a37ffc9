"""What goes wrong around a visit: the person is told kindly, nothing is lost, staff are told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from impression.printers.port import Outlook
from tests.fakes.printer import ScriptedPrinter
from tests.journeys.conftest import Visitor
from tests.screen import virtual_screen

TROUBLES = [
    Outlook.OUT_OF_PAPER, Outlook.COVER_OPEN, Outlook.JAM, Outlook.UNREACHABLE, Outlook.STOPPED, Outlook.NO_SERVER,
]  # fmt: skip

UNRECORDED = ("ameli", "mon-espace-sante", "doctolib")
"""True sites of our content that only somebody on the internet can look at: of these alone the kiosk warns."""


def ask_for_the_sheet(visitor: Visitor) -> None:
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    visitor.touch("fiche")
    visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
    visitor.touch("imprimer")


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_printer_in_trouble_says_so_and_prints_when_mended(
    make_visitor: Callable[..., Visitor], trouble: Outlook
) -> None:
    printer = ScriptedPrinter(trouble)
    visitor = make_visitor(printer=printer)
    ask_for_the_sheet(visitor)
    visitor.hand.wait(lambda: visitor.kiosk.conductor.page.option("reessayer") is not None)
    kind, for_staff = visitor.kiosk.conductor.page.sentences
    assert "n’est pas perdue" in kind
    assert "animateur" in for_staff
    printer.outlook = Outlook.PRINTED
    visitor.touch("reessayer")
    visitor.hand.wait(lambda: visitor.title == "Votre fiche est prête")
    assert len(printer.came_out) == 1


def test_a_sheet_that_cannot_be_made_is_not_waited_for(
    make_visitor: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = make_visitor()
    failed: list[bool] = []
    visitor.kiosk.paper.failed.connect(lambda: failed.append(True))
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    with monkeypatch.context() as world:
        world.setattr("ui.paper.pictures", None)
        visitor.touch("fiche")
        visitor.hand.wait(lambda: bool(failed))
    visitor.touch("imprimer")
    assert visitor.kiosk.conductor.page.option("reessayer") is not None
    visitor.touch("retour")
    visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: visitor.title == "Votre fiche est prête")


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_she_could_not_print_never_comes_out_for_the_next_person(
    make_visitor: Callable[..., Visitor], trouble: Outlook
) -> None:
    printer = ScriptedPrinter(trouble)
    visitor = make_visitor(printer=printer)
    ask_for_the_sheet(visitor)
    visitor.hand.wait(lambda: visitor.kiosk.conductor.page.option("reessayer") is not None)
    visitor.touch("continuer", "passer", "passer", "fin")
    visitor.hand.wait(lambda: printer.withdrawn == 1)
    printer.repair()
    visitor.come_in()
    assert printer.came_out == []


def test_where_no_paper_comes_out_nobody_is_sent_to_take_it(visitor: Visitor) -> None:
    """The journeys' sheets come out in a folder."""
    ask_for_the_sheet(visitor)
    visitor.hand.wait(lambda: visitor.title == "Votre fiche est prête")
    assert "animateur" in visitor.kiosk.conductor.page.sentences[0]


def test_the_sheet_can_be_read_again_when_it_does_not_print(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor(printer=ScriptedPrinter(Outlook.OUT_OF_PAPER))
    ask_for_the_sheet(visitor)
    visitor.hand.wait(lambda: visitor.kiosk.conductor.page.option("fiche") is not None)
    visitor.touch("fiche")
    visitor.hand.wait(lambda: visitor.kiosk.paper.paper is not None)
    assert visitor.page == "fiche"


def test_a_state_folder_that_cannot_be_written_stops_nobody(
    make_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    """A file where the folder should be refuses root too, as a read-only disk does."""
    state = tmp_path / "plein"
    state.write_text("")
    visitor = make_visitor(state=state / "etat")
    visitor.come_in()
    visitor.walk("attestation-de-droits")
    assert "Mes prochaines étapes" in visitor.print_sheet()
    visitor.kiosk.journal.flush(2)
    assert visitor.kiosk.troubles()


def test_without_fonts_or_pictograms_it_starts_and_prints(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    import shutil

    from kiosk.content.folder import content_folder
    from ui.application import Wanted, start

    bare = tmp_path / "contenus"
    shutil.copytree(content_folder(), bare, ignore=shutil.ignore_patterns("polices", "pictogrammes", "films"))
    make_visitor()  # a first kiosk has compiled the pack: a broken content keeps it
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.application.content_folders", lambda _: (bare,))
        kiosk = start(Wanted(size=(1024, 768), state=tmp_path / "etat"))
    try:
        visitor = Visitor(kiosk, tmp_path / "etat/fiches", tmp_path / "etat")
        visitor.come_in()
        visitor.walk("attestation-de-droits")
        assert visitor.page == "etape"
    finally:
        kiosk.close()


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly_within_two_seconds(tmp_path: Path, name: signal.Signals) -> None:
    command = [sys.executable, "-m", "ui.cli", "run", "--size", "1024x768", "--state", str(tmp_path)]
    kiosk = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    end = time.monotonic() + 20
    while not (tmp_path / "journal.sqlite3").exists() and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(0.3)
    began = time.monotonic()
    kiosk.send_signal(name)
    _, told = kiosk.communicate(timeout=10)
    assert time.monotonic() - began < 2
    assert kiosk.returncode == 0, told
    warnings = told.decode().splitlines()
    assert len(warnings) == len(UNRECORDED), told
    assert all(f"sites.{name}" in line for name, line in zip(UNRECORDED, warnings, strict=True))


def test_a_printer_that_hangs_does_not_hold_the_end(tmp_path: Path) -> None:
    """The first call to the printer never answers; the kiosk ends in time all the same."""
    script = """
import sys, time
from pathlib import Path
from ui.application import Wanted, start
kiosk = start(Wanted(size=(1024, 768), state=Path(sys.argv[1])), lambda: time.sleep(60))
kiosk.desk.check()
print("ready", flush=True)
sys.exit(kiosk.run(first_start=False))
"""
    kiosk = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE)
    assert kiosk.stdout is not None
    assert kiosk.stdout.readline() == b"ready\n"
    time.sleep(0.5)
    began = time.monotonic()
    kiosk.terminate()
    kiosk.communicate(timeout=10)
    assert time.monotonic() - began < 2
    assert kiosk.returncode == 0


def test_a_demo_on_a_real_x_server(tmp_path: Path) -> None:
    """The same visit where a window system has its say: real events, real exposure, xcb."""
    out = tmp_path / "demo"
    with virtual_screen("1366x768") as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "ui.cli", "demo", "--out", str(out), "--size", "1366x768"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert (out / "fiche.pdf").stat().st_size > 5_000
    assert len(list(out.glob("*.png"))) > 10


def test_keys_of_the_window_manager_do_not_close_it(tmp_path: Path) -> None:
    """Alt+F4, Ctrl+Q, Esc and their like, sent through the X server as a keyboard would."""
    with virtual_screen("1366x768") as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-m", "ui.cli", "run", "--state", str(tmp_path)]
        kiosk = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
        try:
            find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Pas à pas"]
            window = subprocess.run(find, env=environment, capture_output=True, text=True, timeout=30).stdout.split()[0]
            for keys in ("alt+F4", "ctrl+q", "ctrl+w", "Escape", "F11", "super", "alt+space", "ctrl+alt+Delete"):
                subprocess.run(["xdotool", "key", "--window", window, keys], env=environment, check=True, timeout=10)
            size = subprocess.run(
                ["xdotool", "getwindowgeometry", window], env=environment, capture_output=True, text=True, timeout=10
            ).stdout
            assert kiosk.poll() is None
            assert "1366x768" in size
        finally:
            kiosk.terminate()
            kiosk.communicate(timeout=10)
    assert kiosk.returncode == 0


def goodbye_before_the_sheet(make_visitor: Callable[..., Visitor], printer: ScriptedPrinter) -> Visitor:
    visitor = make_visitor("[attente]\nau-revoir = 2", printer=printer)
    ask_for_the_sheet(visitor)
    visitor.touch("continuer", "passer", "passer")
    assert visitor.page == "au-revoir"
    return visitor


def test_goodbye_waits_for_a_sheet_that_is_coming_out(make_visitor: Callable[..., Visitor]) -> None:
    """A laser printer takes longer to wake up than a person to answer two questions."""
    printer = ScriptedPrinter(Outlook.PRINTING)
    visitor = goodbye_before_the_sheet(make_visitor, printer)
    assert "Attendez votre fiche" in visitor.kiosk.conductor.page.sentences[0]
    until = time.monotonic() + 3
    visitor.hand.wait(lambda: time.monotonic() > until)
    assert visitor.page == "au-revoir"
    printer.outlook = Outlook.PRINTED
    visitor.hand.wait(lambda: "n’a rien gardé" in visitor.kiosk.conductor.page.sentences[0])
    visitor.hand.wait(lambda: visitor.page == "veille")
    assert len(printer.came_out) == 1


def test_the_next_person_need_not_wait_for_it(make_visitor: Callable[..., Visitor]) -> None:
    printer = ScriptedPrinter(Outlook.PRINTING)
    visitor = goodbye_before_the_sheet(make_visitor, printer)
    visitor.touch("fin")
    assert visitor.page == "veille"
    visitor.hand.wait(lambda: printer.withdrawn == 1)
    printer.repair()
    assert printer.came_out == []


def test_goodbye_says_when_a_sheet_did_not_come_out(make_visitor: Callable[..., Visitor]) -> None:
    printer = ScriptedPrinter(Outlook.PRINTING)
    visitor = goodbye_before_the_sheet(make_visitor, printer)
    printer.outlook = Outlook.OUT_OF_PAPER
    visitor.hand.wait(lambda: "n’est pas sortie" in visitor.kiosk.conductor.page.sentences[0])
    visitor.hand.wait(lambda: visitor.page == "veille")
    visitor.hand.wait(lambda: printer.withdrawn == 1)
