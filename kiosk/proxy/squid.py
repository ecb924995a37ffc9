"""Squid as a process of ours: started with one site's rules, waited for, and taken away whole."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

from kiosk.errors import EnvironmentFault
from kiosk.proxy.configuration import NAMES, configuration
from kiosk.webpolicy import Rules, plain_name

STARTS = 10.0
"""Seconds granted to it before the first answer: it takes 0.05."""

ENDS = 6.0
"""Seconds granted to it to end: it takes 2, whatever it is told."""

LOG = "squid.log"

FATAL = re.compile(r"FATAL: (.+)")

USERS = ("proxy", "squid", "nobody")
"""Whom squid becomes when root starts it: Debian's account for it, that of others, and one that is everywhere."""


class Squid:
    """The proxy for as long as the block lasts: `with Squid(rules, folder) as squid`, on `squid.port`.

    `folder`: where it makes one of its own. `hosts_file`: names it knows without asking, instead of the system's.
    Raises `EnvironmentFault` when squid is missing or does not start.
    """

    def __init__(self, rules: Rules, folder: Path, hosts_file: Path | None = None) -> None:
        self.port = _free_port()
        self.asked: dict[str, bool] = {}
        """Once it has ended, if staff have recorded a site: by name, whether a machine was reached."""

        self._process: subprocess.Popen[bytes] | None = None
        self._folder = Path(tempfile.mkdtemp(prefix="proxy-", dir=folder))
        try:
            self._start(rules, hosts_file)
            self._wait()
        except BaseException:
            self.stop()
            raise

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """End it, and leave nothing of it. Takes two seconds: squid waits for that long even when it is told not to."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(ENDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self.asked |= _asked(self._folder / NAMES)
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Squid:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.stop()

    def _start(self, rules: Rules, hosts_file: Path | None) -> None:
        account = _account()
        file, log = self._folder / "squid.conf", self._folder / LOG
        file.write_text(
            configuration(rules, self.port, self._folder, hosts_file, account.pw_name if account else ""), "utf-8"
        )
        log.touch()
        if account:
            for path in (self._folder, *self._folder.iterdir()):
                os.chown(path, account.pw_uid, account.pw_gid)
        # A name of its own: it names what squid shares in memory, which the system's own squid would share as well.
        command = [_program(), "-N", "-n", f"pasapas{self.port}", "-f", str(file)]
        with log.open("ab") as said:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)

    def _wait(self) -> None:
        assert self._process is not None
        end = time.monotonic() + STARTS
        while self._process.poll() is None and time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.01)
            else:
                return
        why = FATAL.search((self._folder / LOG).read_text("utf-8", "replace"))
        sentence = "Squid ne démarre pas, et sans lui aucun vrai site ne s’ouvre."
        raise EnvironmentFault(f"{sentence} Il dit\N{NO-BREAK SPACE}: {why[1]}" if why else sentence)


def _asked(file: Path) -> dict[str, bool]:
    """It writes a tunnel down when that ends, and the last ones when it ends itself."""
    asked: dict[str, bool] = {}
    for line in file.read_text("utf-8", "replace").splitlines() if file.exists() else ():
        host, _, status = line.partition(" ")
        if host != "-":
            asked[plain_name(host)] = asked.get(plain_name(host), False) or status == "200"
    return asked


def _program() -> str:
    """Debian keeps it where the path of an ordinary account does not lead."""
    program = shutil.which("squid", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if program is None:
        raise EnvironmentFault("Il manque squid, sans lequel aucun vrai site ne s’ouvre. Installez le paquet squid.")
    return program


def _account() -> pwd.struct_passwd | None:
    """Whom squid becomes; None when it stays who it is."""
    if os.geteuid() != 0:
        return None
    known = {account.pw_name: account for account in pwd.getpwall()}
    return next(known[name] for name in USERS if name in known)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
