"""`pasapas stats`, as typed."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.journal.events import Event, Kind, Reason
from kiosk.journal.writer import Journal
from ui.commands.stats import stats

LAST_MONTH = datetime.combine(date.today().replace(day=1) - timedelta(days=1), datetime.min.time())


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Thirty visits of last month in one flow, three in another, and one of today."""
    now = [LAST_MONTH]
    journal = Journal.open(tmp_path, clock=lambda: now[0])
    for n, flow in enumerate(["rendez-vous"] * 30 + ["droits"] * 3 + ["rendez-vous"]):
        now[0] = LAST_MONTH if n < 33 else datetime.now()
        journal.record(Event(kind=Kind.OPENED))
        journal.record(Event(kind=Kind.STEP, flow=flow, step="debut"))
        journal.record(Event(kind=Kind.END, value=Reason.FINISHED.value, seconds=60))
    assert journal.flush(20) == 102
    journal.close(20)
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(stats, [str(word) for word in words], catch_exceptions=False)


def test_everything(state: Path) -> None:
    outcome = run("--state", state)
    assert outcome.exit_code == 0
    assert "Visites                              34" in outcome.output.splitlines()
    assert "rendez-vous" in outcome.output


def test_a_period_a_breakdown_and_a_form(state: Path) -> None:
    day = f"{LAST_MONTH:%Y-%m-%d}"
    for typed in (day, f"{LAST_MONTH:%d/%m/%Y}"):
        outcome = run("--state", state, "--from", typed, "--to", typed, "--by", "flow", "--format", "json")
        assert json.loads(outcome.output) == {
            "first": day,
            "last": day,
            "tables": {
                "flow": [
                    {"flow": "rendez-vous", "visits": 30, "share": 0.9091, "done": 0},
                    {"flow": "droits", "visits": 3, "share": 0.0909, "done": 0},
                ]
            },
        }


def test_into_a_file(state: Path, tmp_path: Path) -> None:
    file = tmp_path / "chiffres.csv"
    assert run("--state", state, "--by", "flow", "--format", "csv", "--out", file).output == ""
    assert file.read_bytes().startswith("\ufeffDémarche;Visites;".encode())


def test_published_figures_are_of_whole_months_and_hide_small_counts(state: Path) -> None:
    published = json.loads(run("--state", state, "--diffusion", "--format", "json").output)
    assert published["visits"] == 33
    assert [row["visits"] for row in published["tables"]["flow"]] == [None, None]
    assert "step" not in published["tables"]
    assert "caché" in run("--state", state, "--diffusion").output


def test_the_folder_may_come_from_the_environment(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASAPAS_STATE", str(state))
    assert json.loads(run("--format", "json").output)["visits"] == 34


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--by", "flew"], "--by : « flew » n’est pas possible ici. Vouliez-vous dire « flow » ?"),
        (["--format", "xml"], "--format : « xml » n’est pas possible ici."),
        (["--from", "hier"], "--from : « hier » n’est pas un jour. Écrivez par exemple 2026-11-01."),
        (["--to", "2026-02-30"], "--to : « 2026-02-30 » n’est pas un jour."),
        (["--from", "2026-11-02", "--to", "2026-11-01"], "Le premier jour (--from) est après le dernier (--to)."),
        (["--diffusion", "--by", "step"], "--by : « step » n’est pas possible ici."),
        (["--diffusion", "--from", "2026-10-02"], "Pour une diffusion, la période est faite de mois entiers"),
        (["--diffusion", "--floor", "4"], "--floor ne descend pas sous 5."),
        (["--out", "/proc/chiffres.csv"], "/proc/chiffres.csv ne peut pas être écrit"),
        (["--state", "/nulle/part"], "Il n’y a pas de journal dans /nulle/part"),
        (["--state", "a" * 300], "ne se lit pas"),
    ],
)
def test_a_mistake_is_one_french_sentence(state: Path, words: list[str], sentence: str) -> None:
    outcome = run("--state", state, *words)
    assert outcome.exit_code == 1
    assert sentence in outcome.stderr.replace("\u00a0", " ")
    assert len(outcome.stderr.strip().splitlines()) == 1


def test_help_ends_with_an_example() -> None:
    assert "Exemple : pasapas stats --by flow" in run("--help").output.replace("\u00a0", " ")
