"""Makes a checkout ready to run: the system packages that are missing, then `.venv` from the hashed requirements.

    python3 packaging/prepare.py run|demo|test KEY

`./pasapas` calls it with a key that stands for all it depends on; `.venv/ready-<scope>` holds that key once everything
is in place. Only the standard library, and no `ensurepip` before its package is installed: this runs on a machine
that has nothing else. `docs/decisions/0001-install-from-a-checkout.md` says why it is made so.
"""

from __future__ import annotations

import ctypes
import fcntl
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
LAUNCHER_FILE = VENV / "bin/pasapas"
MADE_FOR = VENV / "made-for"
ENSUREPIP = "ensurepip"

# Which lists of system packages, and which requirement file, each way of starting needs.
SCOPES = {
    "run": (("run",), "run.txt"),
    "demo": (("run", "demo"), "run.txt"),
    "test": (("run", "demo", "test"), "dev.txt"),
}

# The command of the virtual environment. A path with spaces cannot stand on a `#!` line: the shell runs the second
# line and reads no further, Python takes the second and third as a string.
LAUNCHER = """\
#!/bin/sh
'''exec' "$(dirname -- "$(readlink -f -- "$0")")/python" "$0" "$@"
' '''
from ui.cli import main

main()
"""


class CannotPrepare(Exception):
    """Carries the French sentence for whoever typed the command."""


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A line of `packaging/system-packages/*.txt`."""

    names: tuple[str, ...]
    proof: str

    def is_present(self) -> bool:
        """Whether it can be loaded, run or read: truer than a package manager's word, and true on any system."""
        if self.proof == ENSUREPIP:
            importlib.invalidate_caches()
            return importlib.util.find_spec(ENSUREPIP) is not None
        if self.proof.startswith("/"):
            return Path(self.proof).exists()
        if ".so" not in self.proof:
            return shutil.which(self.proof, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin") is not None
        try:
            ctypes.CDLL(self.proof)
        except OSError:
            return False
        return True


def read_system_packages(lists: Sequence[str]) -> list[SystemPackage]:
    """Read `packaging/system-packages/<list>.txt` of each list."""
    packages = []
    for name in lists:
        for line in (ROOT / f"packaging/system-packages/{name}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                *names, proof = line.replace("|", " ").split()
                packages.append(SystemPackage(tuple(names), proof))
    return packages


def missing_packages(lists: Sequence[str]) -> list[SystemPackage]:
    """What has to be installed. Debian cuts `ensurepip` out of Python, into a package named after the version."""
    ensurepip = SystemPackage((f"python3.{sys.version_info.minor}-venv",), ENSUREPIP)
    return [package for package in (*read_system_packages(lists), ensurepip) if not package.is_present()]


def install_system_packages(lists: Sequence[str]) -> None:
    """Name what is missing, then install it with apt. Raises CannotPrepare where a person must do it."""
    missing = missing_packages(lists)
    if not missing:
        return
    say("Il manque à ce système : " + ", ".join(package.names[-1] for package in missing))
    if not shutil.which("apt-get"):
        wanted = "\n".join(f"  {package.proof} (paquet Debian : {package.names[-1]})" for package in missing)
        raise CannotPrepare(f"Ce système n’a pas apt. Installez ceci vous-même, puis recommencez :\n{wanted}")
    as_root = administrator_prefix([package.names[-1] for package in missing])
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes", "-o", "DPkg::Lock::Timeout=600"]
    run([*as_root, "dpkg", "--configure", "-a"])  # mends an install cut short
    if not run([*apt, "update"]):
        say("La liste des paquets n’a pas pu être mise à jour ; j’essaie avec celle qui est là.")
    names = choose_names(missing)
    if not run([*apt, "install", "--no-install-recommends", *names]):
        raise CannotPrepare(f"L’installation des paquets a échoué. À faire à la main :\n  {by_hand(names)}")
    if still := [f"{package.names[-1]} ({package.proof})" for package in missing_packages(lists)]:
        raise CannotPrepare(f"Ceci manque encore après l’installation : {', '.join(still)}")


def administrator_prefix(names: Sequence[str]) -> list[str]:
    """Nothing for root, else `sudo` once the person has agreed. Raises CannotPrepare when nobody can be asked."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo") or not sys.stdin.isatty():
        raise CannotPrepare(f"Demandez à l’administrateur de ce poste de faire :\n  {by_hand(names)}")
    say(f"Je peux le faire maintenant, avec votre mot de passe :\n  sudo {by_hand(names)}")
    if input("Installer ? [O/n] ").strip().lower() not in ("", "o", "oui", "y", "yes"):
        raise CannotPrepare("Rien n’a été installé.")
    return ["sudo"]


def by_hand(names: Sequence[str]) -> str:
    return shlex.join(["apt-get", "install", "--no-install-recommends", *names])


def choose_names(missing: Sequence[SystemPackage]) -> list[str]:
    """For each package, the first of its names that this release can install."""
    names = [name for package in missing for name in package.names]
    answer = subprocess.run(
        ["apt-cache", "policy", *names], env={**os.environ, "LC_ALL": "C"}, capture_output=True, text=True
    ).stdout
    known = set(re.findall(r"^(\S+):\n(?:  .*\n)*?  Candidate: (?!\(none\))", answer, re.MULTILINE))
    return [next((name for name in package.names if name in known), package.names[-1]) for package in missing]


def make_environment(requirements: str, key: str) -> None:
    """Install the hashed requirements in `.venv`, and the checkout itself by its address.

    `made-for` names the checkout, and is there only between a finished install and the next one. An environment
    without it was cut short, another address means that it was moved: both are made again from nothing. Marks with
    this very key stay: the requirement files agree on every version, so that one installs nothing over the other.
    """
    fresh = not is_sound()
    if fresh:
        say("Je prépare l’environnement Python (.venv)…")
        shutil.rmtree(VENV, ignore_errors=True)
        run_to_the_end([os.path.realpath(sys.executable), "-I", "-m", "venv", str(VENV)])
    MADE_FOR.unlink(missing_ok=True)
    for mark in VENV.glob("ready-*"):
        if mark.read_text("utf-8").strip() != key:
            mark.unlink()
    say("J’installe les bibliothèques Python…")
    pip = [str(PYTHON), "-I", "-m", "pip", "--no-input", "--disable-pip-version-check", "install", "--no-user"]
    hashed = ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "packaging/requirements" / requirements)]
    run_to_the_end([*pip, *hashed, *([] if fresh else ["--quiet"])])
    install_checkout()
    os.sync()  # a power cut must not leave a finished mark on unfinished files
    MADE_FOR.write_text(str(ROOT), "utf-8")


def install_checkout() -> None:
    """What pip's editable install would leave, without a build tool: the address, the version by name, the command."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    for site_packages in VENV.glob("lib/python3.*/site-packages"):
        (site_packages / "pasapas.pth").write_text(f"{ROOT}\n", "utf-8")
        about = site_packages / "pasapas.dist-info"
        about.mkdir(exist_ok=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: pasapas\nVersion: {version}\n", "utf-8")
    LAUNCHER_FILE.write_text(LAUNCHER, "utf-8")
    LAUNCHER_FILE.chmod(0o755)


def is_sound() -> bool:
    """Whether the environment that is there was finished, here, with a Python that is still on this system."""
    return MADE_FOR.is_file() and MADE_FOR.read_text("utf-8") == str(ROOT) and run([str(PYTHON), "-I", "-c", ""])


def run_to_the_end(command: Sequence[str]) -> None:
    if not run(command):
        raise CannotPrepare("L’installation n’est pas allée au bout. Recommencez : elle reprendra proprement.")


def run(command: Sequence[str]) -> bool:
    """Run with no input and everything on stderr, since our own output belongs to the command that follows."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode == 0
    except FileNotFoundError:
        return False


@contextmanager
def alone() -> Iterator[None]:
    """One install at a time in this checkout; the lock falls with the process, however it ends."""
    with (ROOT / ".venv.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Une autre installation est en cours ici ; j’attends qu’elle finisse…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def prepare(scope: str, key: str) -> None:
    """Bring the checkout to `scope`, unless somebody else just did, and mark it with `key`."""
    lists, requirements = SCOPES[scope]
    mark = VENV / f"ready-{scope}"
    with alone():
        if mark.is_file() and mark.read_text("utf-8").strip() == key:
            return
        install_system_packages(lists)
        make_environment(requirements, key)
        mark.write_text(f"{key}\n", "utf-8")
    say("Tout est prêt.")


def say(sentence: str) -> None:
    """On stderr: the command's own output may be read by a program."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        prepare(*sys.argv[1:])
    except CannotPrepare as refusal:
        sys.exit(str(refusal))
    except OSError as fault:
        sys.exit(f"Je ne peux pas préparer {ROOT} : {fault}")
    except KeyboardInterrupt:
        sys.exit("\nInterrompu ; recommencez, l’installation reprendra proprement.")
