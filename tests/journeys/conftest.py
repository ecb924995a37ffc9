"""A kiosk with its own state folder, whose sheets come out in a folder."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kiosk.content.folder import content_folders
from kiosk.journal.events import Event
from kiosk.visit.acts import PRACTICE
from tests.fakes.printer import ScriptedPrinter
from ui.application import Kiosk, Wanted, start
from ui.beside.command import BROWSER
from ui.hand import Hand
from ui.library import Library
from ui.touch import TouchGate

MakeKiosk = Callable[..., Kiosk]
FINGER = (sys.executable, "-m", "tests.ui.browser.finger")
"""A browser before which somebody does what the guide says."""


def fall_silent(kiosk: Kiosk) -> None:
    """As on a machine without espeak-ng: what has nothing to do with the voice need not wait for it."""
    kiosk.voice.silent = True
    kiosk.voice.changed.emit()


class Visitor:
    """Somebody in front of a kiosk. Touches are real; only the wait between two of them is left out."""

    def __init__(self, kiosk: Kiosk, sheets: Path, state: Path) -> None:
        self.kiosk, self.sheets, self.state = kiosk, sheets, state
        self.hand = Hand(kiosk.window, pause_ms=0)
        gate = kiosk.window.windowHandle().findChild(TouchGate)
        gate.pause_ms = 0

    @property
    def page(self) -> str:
        return self.kiosk.conductor.page.name

    @property
    def title(self) -> str:
        return self.kiosk.conductor.page.title

    def listen_to_the_journal(self) -> list[Event]:
        """What it is told from now on."""
        heard: list[Event] = []
        journal = self.kiosk.journal
        record = journal.record

        def note(event: Event) -> None:
            heard.append(event)
            record(event)

        journal.record = note  # type: ignore[method-assign]
        return heard

    def touch(self, *names: str) -> None:
        for name in names:
            self.hand.touch(name)

    def come_in(self) -> None:
        self.touch("commencer", "fr", "continuer")
        assert self.page == "accueil"

    def open(self, flow: str) -> None:
        """From home to the first page of a flow, by its topic's list where the topic has several."""
        topic = self.kiosk.library.catalogue("fr").flows[flow].topic
        self.touch(topic)
        if self.page == "theme":
            self.touch(flow)

    def type(self, text: str) -> None:
        """On the keys that are shown, or on another board that has the sign."""
        for sign in text.upper():
            for board in ("", "lettres", "latin", "chiffres"):
                if board and self.hand.sees(board):
                    self.touch(board)
                if self.hand.sees(sign):
                    break
            self.touch(sign)

    def walk(self, flow: str, *answers: str) -> None:
        """From home through a flow, to the button of its sheet."""
        self.open(flow)
        self.walk_on(*answers)

    def walk_on(self, *answers: str) -> None:
        """To the end of the flow; without an answer left, by the first button. What is practised is passed by."""
        left = list(answers)
        while self.kiosk.conductor.page.option("fiche") is None:
            names = [option.id for option in self.kiosk.conductor.page.options]
            self.touch(left.pop(0) if left and left[0] in names else self.way_on())
        assert not left, f"never asked for: {left}"

    def way_on(self) -> str:
        """The first button, or the one that passes an exercise by."""
        names = [option.id for option in self.kiosk.conductor.page.options]
        return "continuer" if PRACTICE in names else names[0]

    def print_sheet(self) -> str:
        """From the end of a flow to the paper; gives its words."""
        before = set(self.sheets.glob("*.pdf"))
        self.touch("fiche")
        self.hand.wait(lambda: self.kiosk.paper.paper is not None)
        self.touch("imprimer")
        self.hand.wait(lambda: bool(set(self.sheets.glob("*.pdf")) - before))
        self.hand.wait(lambda: self.title == "Votre fiche est prête")
        (printed,) = set(self.sheets.glob("*.pdf")) - before
        return words_of(printed)

    def go(self) -> None:
        self.touch("continuer", "bien", "seul", "fin")
        assert self.page == "veille"


def words_of(pdf: Path | BytesIO) -> str:
    return plain(" ".join(page.extract_text() for page in PdfReader(pdf).pages))


def plain(text: str) -> str:
    """With simple spaces only: a PDF has no no-break ones."""
    return " ".join(text.split())


@pytest.fixture
def nothing_of_other_tests() -> Iterator[None]:
    """What others keep for themselves is frozen, and so not among what is looked through."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder in which content is made, and the search has learnt: seconds that a kiosk takes once."""
    state = tmp_path_factory.mktemp("pack")
    library = Library(content_folders(None), state, "fr")
    library.models("fr")
    library.catalogue("ar")
    return state


@pytest.fixture
def make_visitor(tmp_path: Path, qapp: object, packed: Path) -> Iterator[Callable[..., Visitor]]:
    """`make_visitor("[attente]\\ninactivite = 30")`: settings are added to the folder printer's."""
    kiosks: list[Kiosk] = []

    def make(
        settings: str = "",
        state: Path | None = None,
        size: tuple[int, int] = (1366, 768),
        printer: ScriptedPrinter | None = None,
        voice: bool = False,
        content: Path | None = None,
        browser: Sequence[str] = BROWSER,
    ) -> Visitor:
        state, sheets, file = state or tmp_path / "etat", tmp_path / "fiches", tmp_path / "pasapas.toml"
        sheets.mkdir(exist_ok=True)
        if content is None and not state.exists() and state.parent.is_dir():
            shutil.copytree(packed, state)
        file.write_text(f'{settings}\n[impression]\ndossier = "{sheets}"\n', "utf-8")
        choose = (lambda: printer) if printer else None
        kiosk = start(Wanted(size=size, content=content, state=state, settings=file), choose, browser)
        if not voice:
            fall_silent(kiosk)
        kiosks.append(kiosk)
        return Visitor(kiosk, sheets, state)

    yield make
    for kiosk in kiosks:
        kiosk.close()


@pytest.fixture
def visitor(make_visitor: Callable[..., Visitor]) -> Visitor:
    return make_visitor()
