"""Beside the page: each gesture of a guide that nobody has shown on this site yet, and what shows that it is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget

from kiosk.content.guides import Sign
from kiosk.recording.notes import Pointed, Shown
from ui.browser.recording.touching import Touched, Touching

FILLED, TICKED, PAGE, PRESENT, READ = "rempli", "coche", "adresse", "present", "lu"
SIGNS = {
    FILLED: "rempli\N{NO-BREAK SPACE}: ce champ n’est plus vide",
    TICKED: "coche\N{NO-BREAK SPACE}: cette case est cochée",
    PAGE: "adresse\N{NO-BREAK SPACE}: on arrive sur la page ouverte maintenant",
    PRESENT: "present\N{NO-BREAK SPACE}: ceci apparaît (touchez-le sur la page)",
    READ: "lu\N{NO-BREAK SPACE}: la personne dit qu’elle l’a fait",
}
TOUCH = "Touchez sur la page ce que le guide doit montrer. Votre toucher ne fera rien d’autre."
UNSURE = "Rien ne le nomme à coup sûr\N{NO-BREAK SPACE}: touchez ce qui l’entoure, ou passez ce geste."
NO_SIGN = (
    "Cette adresse n’est pas un signe sûr\N{NO-BREAK SPACE}: c’est celle de l’accueil, ou elle porte des chiffres, "
    "peut-être ceux d’une personne. Choisissez un autre signe."
)
STAYED = "Allez d’abord sur la page où ce geste mène, puis gardez-le."


class Gestures(QWidget):
    """`kept` carries a `Pointed` for each gesture that a person has shown and kept."""

    kept = Signal(object)

    def __init__(self, gestures: Sequence[Shown], touching: Touching, parent: QWidget) -> None:
        super().__init__(parent)
        self._gestures, self._touching = gestures, touching
        self._rank = 0
        self._words, self._said = QLabel(self), QLabel(self)
        self.point = QPushButton("Montrer sur la page", self)
        self.keep = QPushButton("Garder, et au suivant", self)
        self.skip = QPushButton("Passer ce geste", self)
        self.signs = {name: QRadioButton(words, self) for name, words in SIGNS.items()}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        for label in (self._words, self._said):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self._words, self.point, *self.signs.values(), self._said, self.keep, self.skip):
            layout.addWidget(widget)
        layout.addStretch()
        for button in self.signs.values():
            self._group.addButton(button)
        self.signs[PRESENT].clicked.connect(self._wait_for_sign)
        self.point.clicked.connect(self._wait)
        self.keep.clicked.connect(self._keep)
        self.skip.clicked.connect(self._next)
        touching.touched.connect(self._take)
        self._begin()

    @property
    def said(self) -> str:
        """What the person reads last."""
        return self._said.text()

    def _begin(self) -> None:
        self._target, self._appeared, self._asks_sign = Touched(""), Touched(""), False
        self._began = ""
        self._touching.rest()
        self._touching.show("")
        over = self._rank >= len(self._gestures)
        if over:
            self._words.setText("Tous les gestes sont vus. Fermez la fenêtre pour lire le relevé.")
            self._said.clear()
        else:
            number = f"Geste {self._rank + 1} sur {len(self._gestures)}"
            self._words.setText(f"{number}\n{self._gestures[self._rank].text}")
            self._said.setText("Allez d’abord sur la page où ce geste se fait.")
        self._group.setExclusive(False)
        for button in self.signs.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.point.setDisabled(over)
        self.skip.setDisabled(over)
        self._offer()

    def _wait(self) -> None:
        self._asks_sign = False
        self._said.setText(TOUCH)
        self._touching.wait()

    def _wait_for_sign(self) -> None:
        self._asks_sign = True
        self._said.setText("Touchez sur la page ce qui vient d’apparaître.")
        self._touching.wait()

    def _take(self, touched: Touched) -> None:
        if self._asks_sign:
            self._appeared = touched
        else:
            self._target, self._began = touched, self._touching.path()
        self._touching.show(touched.target)
        self._said.setText(touched.target or UNSURE)
        self._offer()

    def _offer(self) -> None:
        """Only the signs that what was touched can give."""
        shown, field = bool(self._target.target), bool(self._target.field)
        for name, button in self.signs.items():
            button.setEnabled(shown and (name not in (FILLED, TICKED) or field))
        if field:
            self.signs[FILLED].setDisabled(self._target.ticked)
            self.signs[TICKED].setEnabled(self._target.ticked)
        self.keep.setEnabled(shown)

    def _keep(self) -> None:
        chosen = next((name for name, button in self.signs.items() if button.isChecked()), "")
        sign = self._sign(chosen)
        if sign is None:
            return
        self.kept.emit(Pointed(self._gestures[self._rank].id, self._target.target, sign))
        self._next()

    def _sign(self, chosen: str) -> Sign | None:
        """None, and a sentence, where it cannot be."""
        match chosen:
            case "rempli":
                return Sign(filled=self._target.field)
            case "coche":
                return Sign(ticked=self._target.field)
            case "lu":
                return Sign(read=True)
            case "present" if self._appeared.target:
                return Sign(present=self._appeared.target)
            case "adresse":
                arrived = self._touching.path()
                if arrived != self._began and (page := page_of(arrived)):
                    return Sign(page=page)
                self._said.setText(NO_SIGN if arrived != self._began else STAYED)
                return None
        self._said.setText("Choisissez à quoi l’on voit que c’est fait.")
        return None

    def _next(self) -> None:
        self._rank += 1
        self._begin()


def page_of(path: str) -> str:
    """The path of an address as a sign; none for the first page of a site, nor for one that may tell who was there."""
    name = path.strip("/")
    return "" if re.search(r"\d|@|%", name) else name
