"""Where a person may be sent: only to sites that somebody has looked at, each written once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kiosk.content.layout import CONTACTS, SITES, flow_file
from kiosk.content.schema import Catalogue, Site
from kiosk.content.surroundings import Surroundings
from kiosk.content.texts import texts
from kiosk.reading import Fault, closest, did_you_mean, quoted
from kiosk.webpolicy import Rules

_HOST = re.compile(r"(?<![\w@.-])((?:[\w-]+\.)+(?:com|eu|fr|net|org))(?![\w@-])")
"""An address as people write it in a sentence. A mail address is none."""


_MACHINE = re.compile(r"\.?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def check_hosts(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Each address that is printed or said belongs to a site of the list."""
    if SITES in around.unread:
        return
    known = {_bare(host) for site in catalogue.sites.values() for host in site.hosts}
    shown = [
        (CONTACTS, f"contacts.{name}.site", urlsplit(contact.site).netloc)
        for name, contact in catalogue.contacts.items()
        if contact.site.startswith("https://")
    ]
    for flow in catalogue.flows.values():
        for path, text in texts(flow):
            shown += [(flow_file(flow.id), path, host) for host in _HOST.findall(text)]
    for file, path, host in shown:
        if _bare(host) not in known:
            sentence = f"le site {quoted(host)} n’est pas dans {quoted(SITES)}."
            meant = closest(host, known)
            advice = f"Vouliez-vous dire {quoted(meant)} ?" if meant else "Ajoutez-le, si vous êtes sûr de lui."
            yield Fault(file, path, sentence, advice)


def check_site_addresses(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """A site starts at one of its own machines, by a safe address."""
    for name, site in catalogue.sites.items():
        parts = urlsplit(site.start)
        if site.start and parts.scheme != "https":
            yield Fault(SITES, f"sites.{name}.adresse", f"l’adresse {quoted(site.start)} n’est pas « https:// ».")
        elif site.start and site.hosts and _bare(parts.netloc) not in map(_bare, site.hosts):
            sentence = f"{quoted(parts.netloc)} n’est pas dans les « hotes » de ce site."
            yield Fault(SITES, f"sites.{name}.adresse", sentence, did_you_mean(parts.netloc, site.hosts))


def check_site_hosts(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Names of machines, and nothing that would let a whole ending of the net in."""
    for name, site in catalogue.sites.items():
        for key, hosts in (("hotes", site.hosts), ("charge", site.loads)):
            for rank, host in enumerate(hosts, 1):
                path = f"sites.{name}.{key}[{rank}]"
                if not _MACHINE.fullmatch(host):
                    advice = "Écrivez le nom seul, en minuscules, comme « www.exemple.fr »."
                    yield Fault(SITES, path, f"{quoted(host)} n’est pas un nom de machine.", advice)
                elif host.startswith(".") and (key == "hotes" or host.count(".") < 2):
                    sentence = f"{quoted(host)} laisse entrer trop de machines."
                    yield Fault(
                        SITES, path, sentence, "Un point devant : seulement dans « charge », comme « .exemple.fr »."
                    )


def rules_of(site: Site) -> Rules:
    """What a true site is allowed. Each of its machines answers with « www. » and without."""
    own = {name for host in site.hosts for name in (_bare(host), f"www.{_bare(host)}")}
    return Rules(frozenset(own), frozenset(site.loads), site.prints)


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
