"""Which panels stand on which board: rows for `Board`, made from values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kiosk.content.words import Words
from kiosk.staff.figures import Chart, Figures
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
        return lambda look, parent: ChartPanel(chart, figures.span, nothing, look, parent)

    charts = [bars(chart) for chart in figures.charts]
    return [
        [period(card) for card in figure_cards(figures, words)],
        *(charts[i : i + 2] for i in range(0, len(charts), 2)),
    ]


def state_rows(troubles: Sequence[str], words: Words) -> Rows:
    """A notice for each trouble, or one that says there is none."""

    def notice(text: str) -> MakePanel:
        picture, topic = ("alerte", "proches") if troubles else ("coche", "droits")
        return lambda look, parent: Notice(text, picture, look, parent, topic)

    return [[notice(text)] for text in troubles or (words("La borne n’a rien à signaler."),)]


def countdown_rows(seconds: Callable[[], float]) -> Rows:
    def countdown(look: Look, parent: QWidget) -> Notice:
        return Notice(remaining(seconds()), "chronometre", look, parent, role=Role.NUMBER)

    return [[countdown]]
