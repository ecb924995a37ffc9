"""Which panels stand on which board: rows for `Board`, made from values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from kiosk.content.words import Words, msgid
from kiosk.erasure import Trace, Wiped
from kiosk.staff.figures import Bar, Chart, Figures
from ui.staff.board import MakePanel, Rows
from ui.staff.chart import ChartPanel
from ui.staff.pages import FigureCard, figure_cards, remaining
from ui.staff.panels import Notice, PeriodPanel
from ui.theme.look import Look, Role

LEFT = {
    Trace.PROCESS: msgid("un programme du navigateur"),
    Trace.FILE: msgid("des fichiers du navigateur"),
    Trace.SHARED: msgid("de la mémoire du navigateur"),
    Trace.CLIPBOARD: msgid("un texte copié"),
    Trace.PAPER: msgid("une feuille à l’imprimante"),
    Trace.UNKNOWN: msgid("ce que la vérification n’a pas pu voir"),
}


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


def state_rows(troubles: Sequence[str], wiped: Wiped | None, reviewed: Sequence[tuple[str, int]], words: Words) -> Rows:
    """A notice for each trouble, or one that says there is none; then how the last wipe went, and how much of each
    translation is reviewed.

    `reviewed`: the language's own name, and percent of what is shown in it.
    """

    def notice(text: str, bad: bool) -> MakePanel:
        picture, topic = ("alerte", "proches") if bad else ("coche", "droits")
        return lambda look, parent: Notice(text, picture, look, parent, topic)

    def shares(look: Look, parent: QWidget) -> ChartPanel:
        bars = tuple(Bar(name, percent) for name, percent in reviewed)
        chart = Chart(words("Traductions relues par une personne"), bars, "droits", whole=100)
        return ChartPanel(chart, words("sur 100 textes"), "", words.number, look, parent)

    notices = [[notice(text, bool(troubles))] for text in troubles or (words("La borne n’a rien à signaler."),)]
    if wiped is not None:
        notices.append([notice(wiped_sentence(wiped, words), bool(wiped.left))])
    return [*notices, [shares]] if reviewed else notices


def wiped_sentence(wiped: Wiped, words: Words) -> str:
    """When the last visit was wiped away, and what is left of it."""
    time = words("{hours} h {minutes}", hours=wiped.at.hour, minutes=f"{wiped.at.minute:02}")
    if not wiped.left:
        return words("Dernier effacement : {time}, rien ne reste.", time=time)
    left = ", ".join(words(LEFT[trace]) for trace in Trace if trace in wiped.left)
    return words("Dernier effacement : {time}. Il reste : {left}.", time=time, left=left)


def countdown_rows(seconds: Callable[[], float], words: Words) -> Rows:
    def countdown(look: Look, parent: QWidget) -> Notice:
        return Notice(remaining(seconds(), words), "chronometre", look, parent, role=Role.NUMBER)

    return [[countdown]]
