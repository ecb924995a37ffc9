"""A whole visit played in the real window: pictures of every screen, the sheet, and the journal's figures."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from kiosk.content.keys import capital
from kiosk.content.schema import Catalogue
from kiosk.errors import EnvironmentFault
from kiosk.journal.statistics import summary
from kiosk.reading import did_you_mean
from kiosk.visit.acts import OpenedFlow, OpenedTopic, Tried
from kiosk.visit.answers import acts_for
from kiosk.visit.page import Page
from kiosk.visit.play_pages import TYPING
from kiosk.visit.state import Screen
from ui.application import Kiosk, Wanted, start
from ui.hand import Hand
from ui.widgets.keyboard import Board

MOST_LEAVES = 6  # of a keyboard


class Demo(Struct, frozen=True):
    """What to play, and where to leave it. Without answers, the first choice each time."""

    out: Path
    flow: str
    language: str = "fr"
    answers: tuple[str, ...] = ()
    size: tuple[int, int] = (1920, 1080)
    content: Path | None = None
    nickname: str = ""


class Played(Struct, frozen=True):
    """What a demo left behind."""

    pictures: tuple[Path, ...]
    sheet: Path
    figures: Path


def play(demo: Demo) -> Played:
    """Play the visit. Raises `EnvironmentFault` for a flow, a language or an answer that does not exist."""
    demo.out.mkdir(parents=True, exist_ok=True)
    for old in demo.out.glob("[0-9][0-9]-*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="pasapas-demo-") as scratch:
        state, sheets = Path(scratch, "etat"), Path(scratch, "fiches")
        sheets.mkdir()
        settings = Path(scratch, "pasapas.toml")
        settings.write_text(f'[impression]\ndossier = "{sheets}"\n', "utf-8")
        kiosk = start(Wanted(size=demo.size, content=demo.content, state=state, settings=settings))
        try:
            pictures = _Visit(kiosk, demo).play()
        finally:
            kiosk.close()
        printed = next(sheets.glob("*.pdf"))
        shutil.move(printed, demo.out / "fiche.pdf")
        figures = demo.out / "stats.json"
        figures.write_bytes(_figures(state))
    return Played(tuple(pictures), demo.out / "fiche.pdf", figures)


def _figures(state: Path) -> bytes:
    from kiosk.journal.exports import to_json, whole

    return to_json(whole(summary(state))).encode()


class _Visit:
    """Each method leaves one screen for the next."""

    def __init__(self, kiosk: Kiosk, demo: Demo) -> None:
        self._kiosk, self._demo = kiosk, demo
        self._hand = Hand(kiosk.window)
        self._pictures: list[Path] = []
        languages = dict(kiosk.library.languages)
        if demo.language not in languages:
            raise EnvironmentFault(f"il n’y a pas de langue « {demo.language} ». {did_you_mean('', languages)}")
        _, *self._acts = acts_for(demo.flow, demo.answers, self._catalogue(), kiosk.settings.places)

    def play(self) -> list[Path]:
        self._leave("commencer" if self._page.name == "veille" else "")
        self._leave(self._demo.language)
        self._leave("continuer")
        self._to_the_flow()
        self._through_the_flow()
        self._leave("fiche")
        if self._demo.nickname:
            self._type_nickname()
        self._hand.wait(lambda: self._kiosk.paper.paper is not None)
        self._leave("imprimer")
        self._hand.wait(lambda: self._page.options[0].id == "continuer" and len(self._page.options) == 1)
        for name in ("continuer", "bien", "seul", "fin"):
            self._leave(name)
        return self._pictures

    @property
    def _page(self) -> Page:
        return self._kiosk.conductor.page

    def _catalogue(self) -> Catalogue:
        return self._kiosk.library.catalogue(self._demo.language)

    def _leave(self, name: str) -> None:
        """Take the picture of every leaf of this page, then touch `name`, on the leaf where it is."""
        self._hand.settle()
        for _ in self._leaves():
            self._picture()
        while getattr(self._kiosk.window.screen_shown, "leaf_shown", 0) and not self._hand.sees(name):
            self._hand.touch("retour")
        if self._page.name == "veille":
            self._hand.touch_at(self._kiosk.window.rect().center())
        else:
            self._hand.touch(name)

    def _leaves(self) -> Iterator[int]:
        screen = self._kiosk.window.screen_shown
        count = screen.leaf_count() if hasattr(screen, "leaf_count") else 1
        for leaf in range(count):
            if leaf:
                self._hand.touch("suite")
            yield leaf

    def _picture(self) -> None:
        file = self._demo.out / f"{len(self._pictures) + 1:02d}-{self._page.name}.png"
        self._kiosk.window.grab().save(str(file))
        self._pictures.append(file)

    def _to_the_flow(self) -> None:
        flow = self._catalogue().flows[self._demo.flow]
        wishes: Sequence[object] = (OpenedFlow(flow.id), OpenedTopic(flow.topic))
        while self._kiosk.conductor.state.screen is not Screen.STEP:
            option = next((one for wish in wishes for one in self._page.options if one.wish == wish), None)
            if option is None:
                raise EnvironmentFault(f"aucun bouton de l’accueil ne mène à « {flow.id} ».")
            self._leave(option.id)

    def _through_the_flow(self) -> None:
        for act in self._acts:
            if isinstance(act, Tried) and self._page.name == TYPING:
                self._type_answer(act.answer)
                continue
            self._leave(next(option.id for option in self._page.options if option.wish == act))

    def _type(self, key: str) -> None:
        """On another board, or a further leaf of it, where the one that is shown does not have the key."""
        for board in ("", Board.LETTERS.value, Board.LATIN.value, Board.DIGITS.value):
            if board and self._hand.sees(board):
                self._hand.touch(board)
            for _ in range(MOST_LEAVES):
                if self._hand.sees(key) or not self._hand.sees("suite-du-clavier"):
                    break
                self._hand.touch("suite-du-clavier")
            if self._hand.sees(key):
                break
        self._hand.touch(key)

    def _type_nickname(self) -> None:
        self._hand.touch("prenom")
        self._type_answer(self._demo.nickname)

    def _type_answer(self, text: str) -> None:
        self._hand.settle()
        for _ in self._leaves():
            self._picture()
        for letter in text:
            self._type("espace" if letter == " " else capital(letter, self._demo.language))
        self._picture()
        self._hand.touch("c-est-bon")
