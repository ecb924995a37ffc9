"""What must hold before a resident sees a catalogue. Each check is a small function from content to faults.

Nothing is looked up here: what stands around the content comes as a value (`Surroundings`). It is checked in French, as
its authors wrote it: texts in `legibility.py`, the ways through a flow in `ways.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kiosk.content.ages import (
    check_contact_age,
    check_emergency_age,
    check_review,
    check_site_age,
    check_statement_age,
    check_term_age,
)
from kiosk.content.discretion import check_danger_first, check_someone_to_talk_to
from kiosk.content.finding import FINDING_CHECKS
from kiosk.content.glossary import check_terms, check_terms_used
from kiosk.content.guiding import check_guides, check_practice_sites, check_practice_steps
from kiosk.content.hosts import check_hosts, check_site_addresses, check_site_hosts
from kiosk.content.hours import check_hours
from kiosk.content.jargon import check_jargon
from kiosk.content.layout import (
    CONTACTS,
    EMERGENCY,
    GLOSSARY,
    SHARED,
    TOPICS,
    TRANSLATIONS,
    flow_file,
    stem,
)
from kiosk.content.legibility import check_reading_ease, check_texts, check_texts_beside_sites
from kiosk.content.playing import PLAY_CHECKS, PLAYED_CHECKS
from kiosk.content.readability import sentences
from kiosk.content.references import missing_flow, missing_pictures, repeated, unfit_names
from kiosk.content.schema import Catalogue, Flow, LineKind
from kiosk.content.steps import End, FilmStep, PracticeStep, Question, Trial
from kiosk.content.surroundings import Surroundings
from kiosk.content.ways import WAY_CHECKS, sheet_names
from kiosk.reading import Fault, did_you_mean, quoted

FEWEST_CHOICES, MOST_CHOICES = 2, 6
MOST_LINES, MOST_SENTENCES = 3, 2

EMERGENCY_NUMBERS = ("15", "17", "18", "112", "114", "115", "119", "3114", "3919")
"""Reached from every screen; no local file may take one away."""

TAKEN = ("interface", "contact", "lieu", "mot", *map(stem, SHARED))
"""Names no flow may have: PO files, and what the lines of the sheet that are not a flow's own are called by."""

HOME_BUTTONS = frozenset({"fiche", "ne-sait-pas", "chercher-un-mot"})
"""What the home page offers beside its topics."""

FlowCheck = Callable[[Flow, Surroundings], Iterator[Fault]]
CatalogueCheck = Callable[[Catalogue, Surroundings], Iterator[Fault]]


def check_catalogue(catalogue: Catalogue, around: Surroundings) -> list[Fault]:
    """Every fault of the French catalogue; translations are looked at one by one, in `translations.py`. `file` is the
    name inside the content folder; lines are not known here."""
    faults = [fault for check in CATALOGUE_CHECKS for fault in check(catalogue, around)]
    for flow in catalogue.flows.values():
        faults += [fault for check in FLOW_CHECKS for fault in check(flow, around)]
    return faults


def check_ids(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """Names go into translations, the journal and the command line: nothing there should need quoting."""
    names = {"id": flow.id, **{f"etapes.{name}": name for name in flow.steps}, **{f"fiche.{n}": n for n in flow.lines}}
    for name, step in flow.steps.items():
        if isinstance(step, Question | Trial):
            names |= {f"etapes.{name}.choix.{choice.id}": choice.id for choice in step.choices}
    yield from unfit_names(flow_file(flow.id), names)


def check_shared_ids(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """The same for topics, contacts and terms. A tile of the home page stands beside buttons of its own."""
    yield from unfit_names(TOPICS, {f"themes.{topic.id}": topic.id for topic in catalogue.topics})
    for taken in HOME_BUTTONS & {topic.id for topic in catalogue.topics}:
        sentence = f"le nom {quoted(taken)} est déjà pris."
        yield Fault(TOPICS, f"themes.{taken}", sentence, "Donnez un autre nom à ce thème.")
    yield from unfit_names(CONTACTS, {f"contacts.{name}": name for name in catalogue.contacts})
    yield from unfit_names(GLOSSARY, {f"mots.{name}": name for name in catalogue.glossary})


def check_reserved(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """The translations of a flow would overwrite those of the shared files, or its lines be taken for theirs."""
    if flow.id in TAKEN or flow.id.startswith(("quiz-", "guides-", "exercices-")):
        yield Fault(flow_file(flow.id), "id", f"le nom {quoted(flow.id)} est déjà pris.", "Renommez le fichier.")


def check_choices(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """More than six buttons cannot be large; fewer than two is no question."""
    for name, step in flow.steps.items():
        if not isinstance(step, Question):
            continue
        path = f"etapes.{name}.choix"
        if not FEWEST_CHOICES <= len(step.choices) <= MOST_CHOICES:
            sentence = f"il y a {len(step.choices)} choix, il en faut entre {FEWEST_CHOICES} et {MOST_CHOICES}."
            yield Fault(flow_file(flow.id), path, sentence)
        for choice_id in repeated(choice.id for choice in step.choices):
            sentence = f"l’identifiant {quoted(choice_id)} sert à plusieurs choix."
            yield Fault(flow_file(flow.id), f"{path}.{choice_id}", sentence, "Donnez un nom différent à chaque choix.")


def check_unsure(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """Nobody is stuck: each flow that asks has an « I don't know » way."""
    choices = [choice for step in flow.steps.values() if isinstance(step, Question) for choice in step.choices]
    if choices and not any(choice.id == "ne-sait-pas" or "sais pas" in choice.text.lower() for choice in choices):
        advice = "Ajoutez un choix « Je ne sais pas » à au moins une question."
        yield Fault(flow_file(flow.id), "etapes", "aucune question ne permet de répondre « Je ne sais pas ».", advice)


def check_sentences(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """A screen holds one idea, in three lines; a line may ask and answer, no more."""
    for name, step in flow.steps.items():
        path = f"etapes.{name}.dire"
        if len(step.sentences) > MOST_LINES:
            sentence = f"il y a {len(step.sentences)} lignes, il en faut {MOST_LINES} au plus."
            yield Fault(flow_file(flow.id), path, sentence, "Faites deux étapes.")
        for rank, line in enumerate(step.sentences, 1):
            if len(sentences(line)) > MOST_SENTENCES:
                sentence = f"cette ligne a plus de {MOST_SENTENCES} phrases."
                yield Fault(flow_file(flow.id), f"{path}[{rank}]", sentence, "Faites deux lignes.")


def check_sheet_names(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """Lines that steps and choices name, and lines that none does."""
    for path, name in sheet_names(flow):
        if name not in flow.lines:
            sentence = f"la ligne de fiche {quoted(name)} n’existe pas."
            yield Fault(flow_file(flow.id), path, sentence, did_you_mean(name, flow.lines))


def check_lines(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """A line says something, or shows a contact."""
    for name, line in flow.lines.items():
        path = f"fiche.{name}"
        if line.kind is LineKind.CONTACT and not line.contact:
            yield Fault(flow_file(flow.id), path, "il manque « contact ».")
        elif line.kind is not LineKind.CONTACT and not line.text:
            yield Fault(flow_file(flow.id), path, "il manque « dire ».")


def check_pictures(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """Every picture named is there."""
    named = {"image": flow.picture, **{f"fiche.{name}.image": line.picture for name, line in flow.lines.items()}}
    for name, step in flow.steps.items():
        named[f"etapes.{name}.image"] = step.picture
        for choice in step.choices if isinstance(step, Question | Trial) else ():
            named[f"etapes.{name}.choix.{choice.id}.image"] = choice.picture
    yield from missing_pictures(flow_file(flow.id), named, around)


def check_films(flow: Flow, around: Surroundings) -> Iterator[Fault]:
    """A film and its subtitles, in French at least: other languages fall back on it."""
    if around.films is None:
        return
    for name, step in flow.steps.items():
        if not isinstance(step, FilmStep | PracticeStep) or not step.film:
            continue
        path = f"etapes.{name}.film"
        if f"{step.film}.fr.webm" not in around.films:
            known = {film.split(".")[0] for film in around.films if film.endswith(".webm")}
            sentence = f"le film {quoted(f'films/{step.film}.fr.webm')} n’existe pas."
            yield Fault(flow_file(flow.id), path, sentence, did_you_mean(step.film, known))
        elif f"{step.film}.fr.vtt" not in around.films:
            sentence = f"les sous-titres {quoted(f'films/{step.film}.fr.vtt')} n’existent pas."
            yield Fault(flow_file(flow.id), path, sentence)


def check_references(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Flows, topics and contacts that are named exist."""
    topics = [topic.id for topic in catalogue.topics]
    for flow in catalogue.flows.values():
        file = flow_file(flow.id)
        if flow.topic and flow.topic not in topics and TOPICS not in around.unread:
            yield Fault(file, "theme", f"le thème {quoted(flow.topic)} n’existe pas.", did_you_mean(flow.topic, topics))
        for name, line in flow.lines.items():
            if line.contact and line.contact not in catalogue.contacts and CONTACTS not in around.unread:
                sentence = f"le contact {quoted(line.contact)} n’existe pas."
                yield Fault(file, f"fiche.{name}.contact", sentence, did_you_mean(line.contact, catalogue.contacts))
        for name, step in flow.steps.items():
            for rank, other in enumerate(step.also if isinstance(step, End) else (), 1):
                yield from missing_flow(file, f"etapes.{name}.aussi[{rank}]", other, catalogue, around)
    for topic in catalogue.topics:
        if topic.flow:
            yield from missing_flow(TOPICS, f"themes.{topic.id}.parcours", topic.flow, catalogue, around)


def check_shared_pictures(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Pictures of topics, contacts, emergency numbers and terms."""
    yield from missing_pictures(TOPICS, {f"themes.{t.id}.image": t.picture for t in catalogue.topics}, around)
    contacts = {f"contacts.{name}.image": contact.picture for name, contact in catalogue.contacts.items()}
    yield from missing_pictures(CONTACTS, contacts, around)
    numbers = {f"numeros.{number.number}.image": number.picture for number in catalogue.emergency}
    yield from missing_pictures(EMERGENCY, numbers, around)
    terms = {f"mots.{name}.image": term.picture for name, term in catalogue.glossary.items()}
    yield from missing_pictures(GLOSSARY, terms, around)


def check_emergency(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """No national emergency number may be missing."""
    present = {number.number for number in catalogue.emergency}
    for number in EMERGENCY_NUMBERS:
        if number not in present and EMERGENCY not in around.unread:
            yield Fault(EMERGENCY, "numeros", f"le numéro {quoted(number)} manque.", "Il doit toujours être affiché.")


def check_sites(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """An address becomes a QR code: it must be whole, and safe."""
    for name, contact in catalogue.contacts.items():
        if contact.site and not re.fullmatch(r"https://[^\s/]+\.[^\s]+", contact.site):
            sentence = f"l’adresse {quoted(contact.site)} n’est pas complète."
            yield Fault(CONTACTS, f"contacts.{name}.site", sentence, "Elle commence par « https:// ».")


def check_voices(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """A person who does not read waits for a voice: a language that has none is to be known of."""
    for code in around.languages or ():
        if around.voices is not None and code not in around.voices:
            sentence = f"aucune voix ne lit la langue {quoted(code)}."
            yield Fault(f"{TRANSLATIONS}/{code}", "", sentence, "Ces écrans restent muets.", "avertissement")


def check_filled(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """A home without a flow helps nobody."""
    if not catalogue.flows and not around.unread:
        yield Fault("parcours", "", "il n’y a aucun parcours.")


FLOW_CHECKS: tuple[FlowCheck, ...] = (
    check_ids,
    check_reserved,
    *WAY_CHECKS,
    check_choices,
    check_unsure,
    check_sentences,
    check_sheet_names,
    check_lines,
    check_pictures,
    check_films,
    check_review,
    check_someone_to_talk_to,
    *PLAY_CHECKS,
)

CATALOGUE_CHECKS: tuple[CatalogueCheck, ...] = (
    check_filled,
    check_shared_ids,
    check_references,
    check_shared_pictures,
    check_emergency,
    check_sites,
    check_hosts,
    check_site_addresses,
    check_site_hosts,
    check_guides,
    check_practice_sites,
    check_practice_steps,
    check_hours,
    check_voices,
    check_texts,
    check_texts_beside_sites,
    check_reading_ease,
    check_contact_age,
    check_site_age,
    check_emergency_age,
    check_term_age,
    check_terms,
    check_terms_used,
    check_jargon,
    check_danger_first,
    check_statement_age,
    *PLAYED_CHECKS,
    *FINDING_CHECKS,
)
