"""The staff's figures, out of a real journal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import EnvironmentFault
from kiosk.journal.events import PRINTED, Event, Kind
from kiosk.journal.writer import Journal
from kiosk.staff.figures import Bar, Chart, Figures, Period
from kiosk.staff.reckoning import reckon

TODAY = date(2026, 11, 22)
FLOWS = {"attestation": "Attestation de droits", "rdv": "Prendre un rendez-vous"}
LANGUAGES = {"fr": "Français", "ar": "Arabe"}


def visit(
    folder: Path, days_ago: int, flow: str, language: str = "fr", done: bool = True, printed: bool = False,
    satisfaction: str = "",
) -> None:  # fmt: skip
    moment = datetime(2026, 11, 22, 10) - timedelta(days=days_ago)
    journal = Journal.open(folder, clock=lambda: moment)
    journal.record(Event(kind=Kind.OPENED))
    journal.record(Event(kind=Kind.LANGUAGE, value=language))
    journal.record(Event(kind=Kind.STEP, flow=flow, step="debut"))
    if done:
        journal.record(Event(kind=Kind.FLOW_DONE, flow=flow, step="debut"))
    if printed:
        journal.record(Event(kind=Kind.PRINT, value=PRINTED))
    if satisfaction:
        journal.record(Event(kind=Kind.SATISFACTION, value=satisfaction))
    journal.record(Event(kind=Kind.END, value="fini", seconds=60))
    journal.close()


def figures(folder: Path) -> Figures:
    return reckon(folder, TODAY, FLOWS, LANGUAGES)


def chart(found: Figures, title: str) -> Chart:
    return next(chart for chart in found.charts if title in chart.title)


def test_each_period_counts_its_own_days(tmp_path: Path) -> None:
    for days_ago, done in ((40, True), (29, False), (7, True), (6, True), (0, False)):
        visit(tmp_path, days_ago, "rdv", done=done, printed=days_ago == 6)
    assert figures(tmp_path).periods == (
        Period("Aujourd’hui", visits=1, opened=1, done=0, sheets=0),
        Period("7 derniers jours", visits=2, opened=2, done=1, sheets=1),
        Period("30 derniers jours", visits=4, opened=4, done=2, sheets=1),
    )


def test_flows_and_languages_by_name_the_most_frequent_first(tmp_path: Path) -> None:
    for flow, language in (("attestation", "fr"), ("rdv", "ar"), ("rdv", "fr"), ("disparu", "fr")):
        visit(tmp_path, 1, flow, language)
    found = figures(tmp_path)
    flows = chart(found, "Démarches").bars
    assert flows[0] == Bar("Prendre un rendez-vous", 2)
    assert set(flows[1:]) == {Bar("Attestation de droits", 1), Bar("disparu", 1)}
    assert chart(found, "Langues").bars == (Bar("Français", 3), Bar("Arabe", 1))


def test_many_flows_end_in_one_bar_for_the_others(tmp_path: Path) -> None:
    for n in range(1, 8):
        for _ in range(n):
            visit(tmp_path, 1, f"parcours-{n}")
    bars = chart(figures(tmp_path), "Démarches").bars
    assert [bar.count for bar in bars] == [7, 6, 5, 4, 3 + 2 + 1]
    assert bars[-1].label == "Autres démarches"


def test_answers_stand_in_their_own_order_and_nobody_answering_is_no_bar(tmp_path: Path) -> None:
    visit(tmp_path, 1, "rdv", satisfaction="mal")
    visit(tmp_path, 1, "rdv", satisfaction="passer")
    found = figures(tmp_path)
    assert chart(found, "aidé").bars == (Bar("Oui, bien", 0), Bar("Un peu", 0), Bar("Non", 1))
    assert chart(found, "refaire").bars == ()


def test_guides_whose_site_has_changed_are_named_once_there_are_any(tmp_path: Path) -> None:
    visit(tmp_path, 1, "rdv")
    assert not [one for one in figures(tmp_path).charts if "Guides" in one.title]
    journal = Journal.open(tmp_path, clock=lambda: datetime(2026, 11, 21, 10))
    for flow, gesture in (("attestation", "connexion"), ("rdv", "creneau"), ("rdv", "creneau"), ("rdv", "confirmer")):
        journal.record(Event(kind=Kind.OPENED))
        journal.record(Event(kind=Kind.STALE, flow=flow, step="site", value=gesture))
    journal.close()
    assert chart(figures(tmp_path), "Guides").bars == (
        Bar("Prendre un rendez-vous", 3),
        Bar("Attestation de droits", 1),
    )


def test_no_journal_is_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="journal"):
        figures(tmp_path)
