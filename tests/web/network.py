"""A network namespace of the tests' own, what passes in it, and an ordinary account to be in it."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import NamedTuple

NOBODY = 65534
EVERY_PROTOCOL = 3  # ETH_P_ALL
RECEIVED, SENT = 0, 4  # PACKET_HOST, PACKET_OUTGOING: on the loopback each packet is both
OWN = "192.0.2.10"


def in_a_network_of_its_own(module: str, *words: str) -> list[str]:
    """The command that runs a module of the tests where it is root of the network and of the mounts, and of no more."""
    become_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    return ["unshare", *become_root, "--net", "--mount", sys.executable, "-m", module, *words]


def bring_up(addresses: Iterable[str]) -> None:
    """Have the loopback stand for all these machines. Beside it, a card that leads nowhere: without one, whoever looks
    for a way to the world (a call, above all) finds none and sends nothing."""
    _ip("link", "set", "lo", "up")
    Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").write_text("0")  # in this network any account may be a site
    for address in addresses:
        _ip("address", "add", f"{address}/32", "dev", "lo")
    _ip("link", "add", "card", "type", "veth", "peer", "name", "nowhere")
    _ip("address", "add", f"{OWN}/24", "dev", "card")
    _ip("link", "set", "nowhere", "up")
    _ip("link", "set", "card", "arp", "off", "up")
    _ip("route", "add", "default", "dev", "card")


def others_exist() -> bool:
    """Whether this is root among other accounts: one that `--map-root-user` has made is alone."""
    maps = [[int(word) for word in line.split()] for line in Path("/proc/self/uid_map").read_text().splitlines()]
    return any(first <= NOBODY < first + count for first, _, count in maps)


def as_nobody(*command: str) -> list[str]:
    """`command` for an ordinary account. Who is alone takes that account's number."""
    if others_exist():
        return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--", *command]
    return ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--", *command]


def show(paths: Iterable[Path]) -> None:
    """Let everybody reach `paths`, in these mounts alone: a closed folder above them gives way to one that holds
    nothing else. Python itself may be in root's own home. Who is alone reaches them already."""
    if not others_exist():
        return
    closed: dict[Path, set[Path]] = {}
    for path in paths:
        above = [folder for folder in reversed(path.parents) if not folder.stat().st_mode & stat.S_IXOTH]
        if above:
            closed.setdefault(above[0], set()).add(path)
    for folder, shown in closed.items():
        with tempfile.TemporaryDirectory() as aside:
            kept = {path: Path(aside, str(number)) for number, path in enumerate(shown)}
            for path, place in kept.items():
                place.mkdir()
                _mount("--bind", path, place)
            _mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", folder)
            for path, place in kept.items():
                path.mkdir(parents=True)
                _mount("--move", place, path)


def ask_names_of(address: str, folder: Path) -> None:
    """Who wants to know what a name stands for asks this machine."""
    file = folder / "resolv.conf"
    file.write_text(f"nameserver {address}\noptions timeout:1 attempts:1\n")
    file.chmod(0o644)
    _mount("--bind", file, Path("/etc/resolv.conf").resolve())


class Flow(NamedTuple):
    """Somebody who wants to talk to a machine: the first packet of a connection, or any datagram."""

    protocol: str
    address: str
    port: int


class Watch:
    """Sees each packet that goes anywhere, in this network or out of it."""

    def __init__(self) -> None:
        self._flows: list[Flow] = []
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(EVERY_PROTOCOL))
        Thread(target=self._look, daemon=True).start()

    def flows(self) -> list[Flow]:
        """Those since the last time."""
        seen, self._flows = self._flows, []
        return seen

    def _look(self) -> None:
        while True:
            packet, (card, _, kind, *_) = self._socket.recvfrom(65535)
            if kind == (RECEIVED if card == "lo" else SENT) and (flow := _flow(packet)) is not None:
                self._flows.append(flow)


def _flow(packet: bytes) -> Flow | None:
    if packet[0] >> 4 == 4:
        protocol, address, after = packet[9], packet[16:20], packet[4 * (packet[0] & 15) :]
    else:
        protocol, address, after = packet[6], packet[24:40], packet[40:]
    to = str(ip_address(address)), int.from_bytes(after[2:4], "big")
    match protocol:
        case socket.IPPROTO_UDP:
            return Flow("udp", *to)
        case socket.IPPROTO_TCP if after[13] & 0x12 == 0x02:  # SYN, and no ACK
            return Flow("tcp", *to)
    return None


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


def _mount(*words: str | Path) -> None:
    subprocess.run(["mount", *words], check=True)
