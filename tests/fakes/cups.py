"""A CUPS server of the tests' own: the real scheduler, its own folders and socket, a backend that a word can break."""

from __future__ import annotations

import grp
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

QUEUE = "accueil"
BACKEND = Path(__file__).with_name("printing_backend.sh")
DEBIAN = Path("/usr/share/cups/cupsd.conf.default")
SHIPPED = Path(__file__).parents[2] / "packaging/cups/cupsd.conf"
REPLACED = ("Listen", "LogLevel", "Browsing", "WebInterface", "IdleExitTimeout", "ErrorPolicy", "PageLogFormat")
MIME_TYPES = "application/pdf pdf string(0,%PDF)\napplication/octet-stream\napplication/vnd.cups-raw\n"


def wait_until(seen: Callable[[], bool], seconds: float = 10, what: str = "it never happened") -> None:
    """Return as soon as `seen()` holds; fail after `seconds`."""
    end = time.monotonic() + seconds
    while not seen():
        assert time.monotonic() < end, what
        time.sleep(0.01)


class PrivateCups:
    """One queue, `accueil`, on a socket nobody else knows. `printer` says what is wrong with the paper end of it.

    `policy`: what CUPS does when a backend fails. `dirty`: seconds before it writes its jobs down (30 as shipped).
    `shipped`: with the settings of `packaging/cups` on top of Debian's, which are there in any case.
    """

    def __init__(self, root: Path, policy: str = "retry-job", dirty: int = 30, shipped: bool = False) -> None:
        self.root = root
        self.socket = root / "cups.sock"
        self._process: subprocess.Popen[bytes] | None = None
        self._sessions: set[int] = set()
        self._shipped = shipped
        self._lay_out(policy, dirty)
        self.printer("working")

    def _lay_out(self, policy: str, dirty: int) -> None:
        for folder in ("etc", "spool", "cache", "state", "log", "bin/backend", "data/mime", "pages"):
            (self.root / folder).mkdir(parents=True)
        (self.root / "pages").chmod(0o777)
        (self.root / "data/mime/mime.types").write_text(MIME_TYPES)
        (self.root / "bin/daemon").symlink_to("/usr/lib/cups/daemon")
        shutil.copy("/usr/sbin/cupsd", self.root / "bin/cupsd")  # under its own path AppArmor would confine it
        shutil.copy(BACKEND, self.root / "bin/backend/scripted")
        (self.root / "bin/backend/scripted").chmod(0o755)
        (self.root / "etc/cups-files.conf").write_text(
            f"ServerRoot {self.root}/etc\nServerBin {self.root}/bin\nDataDir {self.root}/data\n"
            f"RequestRoot {self.root}/spool\nCacheDir {self.root}/cache\nStateDir {self.root}/state\n"
            f"AccessLog {self.root}/log/access\nErrorLog {self.root}/log/error\nPageLog {self.root}/log/page\n"
            f"Printcap\nSystemGroup {grp.getgrgid(os.getgid()).gr_name}\n"
        )
        settings = [f"Listen {self.socket}", "Browsing No", "WebInterface No", f"DirtyCleanInterval {dirty}"]
        if self._shipped:
            settings += [line for line in SHIPPED.read_text().splitlines() if not line.startswith("Listen")]
        settings += [line for line in DEBIAN.read_text().splitlines() if not line.startswith(REPLACED)]
        (self.root / "etc/cupsd.conf").write_text("\n".join([*settings, "LogLevel debug", ""]))
        (self.root / "etc/printers.conf").write_text(
            f"<DefaultPrinter {QUEUE}>\nDeviceURI scripted:{self.root}\nState Idle\nAccepting Yes\nShared No\n"
            f"JobSheets none none\nOpPolicy default\nErrorPolicy {policy}\n</DefaultPrinter>\n"
        )

    # the paper end

    def printer(self, word: str) -> None:
        """`working`, `unreachable`, `silent`, `deaf` (to SIGTERM), or a reason such as `media-empty-error`."""
        temporary = self.root / "control.new"
        temporary.write_text(word + "\n")
        temporary.rename(self.root / "control")

    @property
    def pages(self) -> list[bytes]:
        """What came out, oldest first."""
        sheets = [page for page in (self.root / "pages").iterdir() if not page.name.startswith(".")]
        return [page.read_bytes() for page in sorted(sheets, key=lambda page: page.stat().st_mtime_ns)]

    @property
    def called_back(self) -> list[str]:
        """Titles of the sheets that a backend could call back from its printer's own memory."""
        file = self.root / "pages/.called-back"
        return file.read_text().split() if file.exists() else []

    @property
    def documents(self) -> list[Path]:
        """What the spool holds of people's sheets."""
        return sorted(path for path in (self.root / "spool").glob("[cd]0*"))

    # the server

    def start(self) -> None:
        """With the shipped service settings, spool and cache are new at each start, as in their memory-backed place."""
        if self._shipped:
            for folder in (self.root / "spool", self.root / "cache"):
                shutil.rmtree(folder)
                folder.mkdir()
        etc = self.root / "etc"
        dies_with_us = ["setpriv", "--pdeathsig", "KILL"]
        server = [f"{self.root}/bin/cupsd", "-f", "-c", f"{etc}/cupsd.conf", "-s", f"{etc}/cups-files.conf"]
        with (self.root / "log/console").open("ab") as console:
            self._process = subprocess.Popen(
                [*dies_with_us, *server],
                stdout=console,
                stderr=console,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._sessions.add(self._process.pid)
        wait_until(self._answers, what="cupsd does not answer")

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client, suppress(OSError):
            client.connect(str(self.socket))
            return True
        assert self._process is not None
        assert self._process.poll() is None, f"cupsd ended at once; see {self.root}/log"
        return False

    def stop(self) -> None:
        """As `systemctl stop`: a clean end, then nothing left."""
        self._end(signal.SIGTERM)
        self.sweep()

    def kill(self) -> None:
        """As a crash under systemd: the scheduler dies at once, then what it had started."""
        self._end(signal.SIGKILL)
        self.sweep()

    def kill_scheduler_alone(self) -> None:
        """A crash with nobody to tidy up: the backend goes on by itself."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """As systemd does with a scheduler that hangs."""
        self.kill()
        self.start()

    def freeze(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def close(self) -> None:
        if self._process is not None:
            self.kill()

    def _end(self, how: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(how)
        self._process.send_signal(signal.SIGCONT)
        self._process.wait(10)
        self.socket.unlink(missing_ok=True)

    def sweep(self) -> None:
        """End what a scheduler left running."""
        for pid in self.backends():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not self.backends(), what="a backend survives SIGKILL")

    def backends(self) -> dict[int, str]:
        """Processes of this server other than the scheduler itself, with their arguments."""
        own = self._process.pid if self._process else 0
        return {pid: _arguments(pid) for pid in _pids() if _session(pid) in self._sessions and pid != own}

    # its administrator

    def administer(self, *command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)

    def busy_with_strangers(self) -> bool:
        """Somebody else's job, held. It also makes the scheduler look at its jobs, as it does every 10 s by itself."""
        self.administer("lp", "-d", QUEUE, "-H", "hold", "-t", "courrier", str(BACKEND))
        return True

    def configure(self, line: str, instead: str) -> None:
        """Change a line of `cupsd.conf`, for the next start."""
        file = self.root / "etc/cupsd.conf"
        text = file.read_text()
        assert line in text
        file.write_text(text.replace(line, instead))


def _pids() -> Iterator[int]:
    return (int(name) for name in os.listdir("/proc") if name.isdigit())


def _session(pid: int) -> int:
    """The session of a living process; -1 for one that is gone or a zombie."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return -1
    return -1 if fields[0] == "Z" else int(fields[3])


def _arguments(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


@contextmanager
def private_cups(policy: str = "retry-job", dirty: int = 30, shipped: bool = False) -> Iterator[PrivateCups]:
    """A running server, in a short path (sockets) that the user `lp` may enter, gone afterwards."""
    root = Path(tempfile.mkdtemp(prefix="pp-cups-"))
    root.chmod(0o755)
    server = PrivateCups(root, policy, dirty, shipped)
    try:
        server.start()
        yield server
    finally:
        server.close()
        shutil.rmtree(root, ignore_errors=True)
