"""What squid is told: tunnels to the machines of one site, on the port of https, and nothing else.

Names are compared as `kiosk.webpolicy.is_listed` does, hence by expressions: squid's own lists let a name that begins
with a dot stand for itself too. A name is judged before it is resolved, so that none is asked for but those listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.errors import EnvironmentFault
from kiosk.reading import quoted
from kiosk.webpolicy import HTTPS_PORT, PUBLIC_NAME, Rules

PRIVATE = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
    "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2002::/16", "fc00::/7", "fe80::/10",
    "fec0::/10", "ff00::/8",
)  # fmt: skip
"""Machines of the venue and of the kiosk itself, and IPv6 addresses that carry an IPv4 one (IANA, special-purpose
registries). `::ffff:0:0/96` is not there: squid reads it as the IPv4 address, and so would it read this."""

NAMES = "noms"
"""The file in squid's folder with a line for each tunnel that was asked for, while staff record a site."""

_HOST = re.compile(r"\.?([a-z0-9-]+\.)*[a-z0-9-]+")


RECORDING = Rules(frozenset({"*"}))
"""While staff record a site (`kiosk/webpolicy.py`, `may_record`): any machine with a public name, by this very value.
No list that is read from a file can be it: « * » is no name."""


def configuration(rules: Rules, port: int, folder: Path, hosts_file: Path | None = None, user: str = "") -> str:
    """Squid's whole configuration. `port`: where it listens, on this machine only. `folder`: where it may write.
    `hosts_file`: names it knows without asking, instead of the system's. `user`: whom it becomes when root starts it.
    Raises `EnvironmentFault` for a name that no machine can have."""
    names = [f"^{PUBLIC_NAME}$"] if rules is RECORDING else map(_expression, sorted(rules.open | rules.load))
    lines = [
        f"http_port 127.0.0.1:{port}",
        *_filter([f"acl listed dstdom_regex -n -i {name}" for name in names]),
        *_silence(),
        *_places(folder, hosts_file),
        *(_names(folder) if rules is RECORDING else ["access_log none"]),
        *([f"cache_effective_user {user}"] if user else []),
    ]
    return "\n".join([*lines, ""])


def _filter(listed: Sequence[str]) -> Iterator[str]:
    yield "acl tunnel method CONNECT"
    yield f"acl https port {HTTPS_PORT}"
    yield from (f"acl private dst {addresses}" for addresses in PRIVATE)
    yield "http_access deny !tunnel"
    yield "deny_info TCP_RESET tunnel"  # else a page of squid's would show; of a tunnel that is refused, none does
    yield "http_access deny !https"
    if listed:
        yield from listed
        yield "http_access deny !listed"
        yield "http_access deny private"
        yield "http_access allow localhost"
    yield "http_access deny all"


def _silence() -> Iterator[str]:
    """Nothing kept of a visit, nothing told of us, no other door, and an end without delay."""
    yield "cache deny all"
    yield "cache_mem 0"
    yield "memory_pools off"
    yield "client_db off"
    yield "netdb_filename none"
    yield "logfile_rotate 0"
    yield "debug_options ALL,0"
    yield "via off"
    yield "forwarded_for delete"
    yield "httpd_suppress_version_string on"
    yield "visible_hostname localhost"
    yield "pinger_enable off"
    yield "icp_port 0"
    yield "htcp_port 0"
    yield "snmp_port 0"
    yield "max_filedescriptors 1024"
    yield "shutdown_lifetime 0 seconds"
    yield "connect_timeout 10 seconds"
    yield "dns_timeout 5 seconds"


def _places(folder: Path, hosts_file: Path | None) -> Iterator[str]:
    """Quoted, for a path may hold spaces. Not so the rest: an expression in quotes would be another."""
    yield "configuration_includes_quoted_values on"
    yield f'pid_filename "{folder}/squid.pid"'
    yield f'cache_log "{folder}/squid.log"'
    yield f'coredump_dir "{folder}"'
    if hosts_file:
        yield f'hosts_file "{hosts_file}"'
    yield "configuration_includes_quoted_values off"


def _names(folder: Path) -> Iterator[str]:
    """Whoever records a site wants to know what workers have asked for too, which the engine does not show: the name of
    each machine and the answer, and nothing else."""
    yield "logformat names %>rd %>Hs"
    yield "configuration_includes_quoted_values on"
    yield f'access_log "stdio:{folder}/{NAMES}" names'
    yield "configuration_includes_quoted_values off"


def _expression(host: str) -> str:
    name = host.lower()
    if not _HOST.fullmatch(name):
        raise EnvironmentFault(f"{quoted(host)} n’est pas un nom de machine. Aucun vrai site ne peut s’ouvrir.")
    escaped = name.replace(".", r"\.")
    return rf"^.+{escaped}\.?$" if name.startswith(".") else rf"^{escaped}\.?$"
