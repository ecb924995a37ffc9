"""How old the facts are. Age never breaks a build or a start: it is a reason to ask again, not to stop helping."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiosk.content.layout import CONTACTS, EMERGENCY, GLOSSARY, SITES, flow_file, quiz_file
from kiosk.content.schema import (
    Catalogue,
    Contact,
    EmergencyNumber,
    Flow,
    Reliability,
    Statement,
    Term,
)
from kiosk.content.steps import PracticeStep, SiteStep
from kiosk.content.surroundings import Surroundings
from kiosk.reading import Fault, Severity, quoted

FLOW_MONTHS = 6
"""Sites and procedures change within the year: a flow older than this is to be read again."""

SITE_MONTHS = 6
"""So does what a site asks for, and where its buttons are."""

NUMBER_MONTHS = 12
"""Phone numbers and amounts hold longer, but a wrong one does more harm."""


def check_review(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """Date and sources of the facts of a flow."""
    file, review = flow_file(flow.id), flow.review
    yield from _check_date(file, "revu.le", review.on, around.today, FLOW_MONTHS, "avertissement")
    if review.on and not review.sources:
        yield Fault(file, "revu.sources", "il faut au moins une source.")
    for rank, source in enumerate(review.sources, 1):
        yield from _check_source(file, f"revu.sources[{rank}]", source)
    yield from _check_reliability(file, "revu.fiabilite", review.reliability)


def check_contact_age(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Date and source of each contact."""
    for name, contact in catalogue.contacts.items():
        yield from _check_fact(CONTACTS, f"contacts.{name}", contact, around.today)


def check_emergency_age(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Date and source of each emergency number."""
    for number in catalogue.emergency:
        yield from _check_fact(EMERGENCY, f"numeros.{number.number}", number, around.today)


def check_term_age(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Date and source of each explained word."""
    for name, term in catalogue.glossary.items():
        yield from _check_fact(GLOSSARY, f"mots.{name}", term, around.today)


def check_statement_age(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Date and source of each statement of a quiz."""
    for quiz in catalogue.quizzes.values():
        for statement in quiz.statements:
            yield from _check_fact(quiz_file(quiz.id), f"affirmations.{statement.id}", statement, around.today)


def check_site_age(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """When somebody has seen what each site that a flow opens needs."""
    steps = [step for flow in catalogue.flows.values() for step in flow.steps.values()]
    opened = {step.site for step in steps if isinstance(step, PracticeStep | SiteStep)}
    for name, site in catalogue.sites.items():
        if name in opened and not site.recorded:
            sentence = "personne n’a encore vu ce que demande ce site : des images peuvent manquer."
            yield Fault(SITES, f"sites.{name}", sentence, "Relevez-le : docs/vrais-sites.md.", "avertissement")
        yield from _check_date(SITES, f"sites.{name}.releve", site.recorded, around.today, SITE_MONTHS, "avertissement")


def _check_fact(
    file: str, path: str, fact: Contact | EmergencyNumber | Statement | Term, today: date | None
) -> Iterator[Fault]:
    yield from _check_date(file, f"{path}.le", fact.on, today, NUMBER_MONTHS, "alerte")
    yield from _check_source(file, f"{path}.source", fact.source)
    yield from _check_reliability(file, f"{path}.fiabilite", fact.reliability)


def _check_date(
    file: str, path: str, written: str, today: date | None, months: int, severity: Severity
) -> Iterator[Fault]:
    if not written:
        return
    try:
        on = date.fromisoformat(written)
    except ValueError:
        sentence = f"la date {quoted(written)} ne se lit pas."
        yield Fault(file, path, sentence, "Écrivez l’année, le mois, le jour : « 2026-11-22 ».")
        return
    if today is None:
        return
    if on > today:
        sentence = f"la date {quoted(written)} n’est pas encore passée."
        yield Fault(file, path, sentence, "Vérifiez-la, et l’heure de la machine.", "avertissement")
    elif _months_between(on, today) >= months:
        sentence = f"ces faits ont été vérifiés il y a plus de {months} mois."
        yield Fault(file, path, sentence, "Vérifiez-les, puis changez la date.", severity)


def _months_between(earlier: date, later: date) -> int:
    """Whole months; a month is over on the same day of the next."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def _check_source(file: str, path: str, source: str) -> Iterator[Fault]:
    if source and not source.startswith("https://"):
        yield Fault(file, path, f"la source {quoted(source)} n’est pas une adresse « https:// ».")


def _check_reliability(file: str, path: str, reliability: Reliability) -> Iterator[Fault]:
    if reliability is Reliability.TO_VERIFY:
        yield Fault(file, path, "ces faits restent à vérifier.", severity="avertissement")
