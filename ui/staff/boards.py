"""Which panels stand on which board: rows for `Board`, made from values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kiosk.content.words import Words
from kiosk.staff.figures import Bar, Chart, Figures
from ui.staff.board import MakePanel, Rows
from ui.staff.chart import ChartPanel
from ui.staff.pages import FigureCard, figure_cards, remaining
from ui.staff.panels import Notice, PeriodPanel
from ui.theme.look import Look, Role


def figures_rows(figures: Figures, words: Words) -> Rows:
    """The periods beside each other, then the charts two by two."""
    nothing = words("Rien pour l’instant.")

    def period(card: FigureCard) -> MakePanel:
        return lambda look, parent: PeriodPanel(card, look, parent)

    def bars(chart: Chart) -> MakePanel:
        return lambda look, parent: ChartPanel(chart, figures.span, nothing, words.number, look, parent)

    charts = [bars(chart) for chart in figures.charts]
    return [
        [period(card) for card in figure_cards(figures, words)],
        *(charts[i : i + 2] for i in range(0, len(charts), 2)),
    ]


def state_rows(troubles: Sequence[str], reviewed: Sequence[tuple[str, int]], words: Words) -> Rows:
    """A notice for each trouble, or one that says there is none; then how much of each translation is reviewed.

    `reviewed`: the language's own name, and percent of what is shown in it.
    """

    def notice(text: str) -> MakePanel:
        picture, topic = ("alerte", "proches") if troubles else ("coche", "droits")
        return lambda look, parent: Notice(text, picture, look, parent, topic)

    def shares(look: Look, parent: QWidget) -> ChartPanel:
        bars = tuple(Bar(name, percent) for name, percent in reviewed)
        chart = Chart(words("Traductions relues par une personne"), bars, "droits", whole=100)
        return ChartPanel(chart, words("sur 100 textes"), "", words.number, look, parent)

    notices = [[notice(text)] for text in troubles or (words("La borne n’a rien à signaler."),)]
    return [*notices, [shares]] if reviewed else notices


def countdown_rows(seconds: Callable[[], float], words: Words) -> Rows:
    def countdown(look: Look, parent: QWidget) -> Notice:
        return Notice(remaining(seconds(), words), "chronometre", look, parent, role=Role.NUMBER)

    return [[countdown]]
