"""From what was recorded to the lines that are missing in the content. A person reads them before they are pasted."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator
from itertools import groupby

import msgspec

from kiosk.content.guides import Guide
from kiosk.content.hosts import rules_of
from kiosk.content.layout import SITES, guide_file
from kiosk.content.schema import Site
from kiosk.recording.notes import Notes
from kiosk.webpolicy import is_listed

SHARED = frozenset(
    {
        "asso.fr", "com.fr", "gouv.fr", "co.uk", "akamaihd.net", "akamaized.net", "amazonaws.com", "azureedge.net",
        "azurefd.net", "azurewebsites.net", "b-cdn.net", "cloudfront.net", "edgekey.net", "fastly.net", "github.io",
        "googleapis.com", "googleusercontent.com", "herokuapp.com", "netlify.app", "pages.dev", "vercel.app",
        "web.app", "windows.net", "workers.dev",
    }
)  # fmt: skip
"""Under these, each name belongs to somebody else. The public suffix list (publicsuffix.org) has thousands more; here
it only decides which machines are written together."""

MANY = 3
"""Machines of one owner from which on their common name may be less to keep up to date."""


def missing(site: Site, notes: Notes) -> tuple[list[str], list[str]]:
    """The machines that `site` does not list: those that pages come from, and those of parts alone."""
    rules = rules_of(site)
    opened = [host for host in notes.opened if not is_listed(host, rules.open)]
    loaded = [host for host in notes.loaded if not is_listed(host, rules.open | rules.load)]
    return sorted(opened, key=_rank), sorted(loaded, key=_rank)


def proposal(site: Site, notes: Notes, when: str, command: str, guide: Guide | None = None) -> str:
    """YAML with a comment that says `when` it was recorded, and by which `command`."""
    lines = [f"# Relevé le {when} par «\N{NO-BREAK SPACE}{command}\N{NO-BREAK SPACE}». À relire avant de coller."]
    lines += _hosts(site, notes)
    for host, why in sorted(notes.denied):
        lines.append(f"# Refusé, même pendant le relevé\N{NO-BREAK SPACE}: {', '.join(filter(None, (why, host)))}")
    if guide is not None:
        lines += _gestures(site, notes, guide)
    return "\n".join([*lines, ""])


def domain_of(host: str) -> str:
    """The name that its owner has registered, as far as `SHARED` knows."""
    labels = host.split(".")
    return ".".join(labels[-3 if ".".join(labels[-2:]) in SHARED else -2 :])


def _rank(host: str) -> tuple[str, str]:
    return domain_of(host), host


def _hosts(site: Site, notes: Notes) -> Iterator[str]:
    if not notes.opened:
        yield "# Aucune page n’est venue\N{NO-BREAK SPACE}: rien n’est relevé."
        return
    opened, loaded = missing(site, notes)
    if not (opened or loaded):
        yield f"# Rien ne manque dans {SITES} pour {_text(site.id)}."
        return
    yield "sites:"
    yield f"  - id: {_text(site.id)}"
    if opened:
        yield "    hotes: # des pages viennent de là"
        for host in opened:
            yield f"      - {_text(host)}{' # seulement dans un cadre' if host in notes.framed else ''}"
    if loaded:
        yield "    charge: # seulement des images, des scripts, des requêtes"
        yield from _grouped(loaded, notes.unseen)


def _grouped(hosts: Iterable[str], unseen: Container[str]) -> Iterator[str]:
    for domain, group in groupby(hosts, key=domain_of):
        machines = list(group)
        if len(machines) >= MANY:
            yield f"      # ou toutes celles de {domain}, sans les nommer\N{NO-BREAK SPACE}: {_text(f'.{domain}')}"
        for host in machines:
            yield f"      - {_text(host)}{' # vu par le mur seul' if host in unseen else ''}"


def _gestures(site: Site, notes: Notes, guide: Guide) -> Iterator[str]:
    """Whole lines, with what the guide has for other sites: each takes the place of the one that is there."""
    if not notes.pointed:
        yield f"# Aucun geste montré pour le guide {_text(guide.id)}."
        return
    yield f"# Dans {guide_file(guide.id)}, ces lignes remplacent celles des mêmes gestes."
    yield "gestes:"
    for gesture in guide.gestures:
        if (pointed := notes.pointed.get(gesture.id)) is not None:
            done = {name: msgspec.to_builtins(sign) for name, sign in {**gesture.done, site.id: pointed.done}.items()}
            yield f"  - id: {_text(gesture.id)}"
            yield f"    montrer: {_flow({**gesture.target, site.id: pointed.target})}"
            yield f"    fait: {_flow({name: _said(sign) for name, sign in done.items()})}"


def _said(sign: dict[str, object]) -> dict[str, object]:
    """Its one word: the others are empty."""
    return {name: value for name, value in sign.items() if value}


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    return "oui" if value is True else _text(value)


def _text(value: object) -> str:
    """What JSON writes in quotes, YAML reads as the same text."""
    return json.dumps(value, ensure_ascii=False)
