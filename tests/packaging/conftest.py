"""A small checkout with the real `./pasapas` and its own lists, installed for real from a folder of made-up wheels."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2]

COMMAND = """
import json, os, sys
from importlib.metadata import version
import made_up

def main():
    print(json.dumps({
        "arguments": sys.argv[1:], "folder": os.getcwd(), "ours": version("pasapas"), "made_up": made_up.VERSION,
        "display": os.environ.get("DISPLAY"), "platform": os.environ.get("QT_QPA_PLATFORM"),
    }))
"""

MODULE = """
import json, os, sys
VERSION = {version!r}
if __name__ == "__main__":
    print(json.dumps([sys.argv[1:], os.getcwd(), os.environ.get("QT_QPA_PLATFORM")]))
"""


@dataclass(frozen=True)
class Checkout:
    """A checkout in `root`; `wheels` stands for a registry, and `programs` comes first on its PATH."""

    root: Path
    wheels: Path
    programs: Path
    environment: dict[str, str]

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def start(self, *arguments: str, entry: Path | None = None, folder: Path | None = None) -> subprocess.Popen[str]:
        """`./pasapas arguments`, in a process group of its own, with no input."""
        return subprocess.Popen(
            [entry or self.root / "pasapas", *arguments],
            cwd=folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, entry: Path | None = None, folder: Path | None = None) -> tuple[int, str, str]:
        """The same to its end: status, output, what was said beside it."""
        process = self.start(*arguments, entry=entry, folder=folder)
        output, said = process.communicate()
        return process.returncode, output, said

    def require(self, **versions: str) -> None:
        """Make a wheel of each library, and ask for exactly these, by their hashes."""
        lines = []
        for name, version in versions.items():
            wheel = make_wheel(self.wheels, name, version)
            lines.append(f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
        for requirements in ("run.txt", "dev.txt"):
            (self.root / "packaging/requirements" / requirements).write_text("".join(lines))

    def need(self, packages: str) -> None:
        """Make these lines the system packages of every way of starting."""
        (self.root / "packaging/system-packages/run.txt").write_text(packages)

    def program(self, name: str, script: str) -> None:
        """A program that is found before any other of its name."""
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)


def make_wheel(folder: Path, name: str, version: str) -> Path:
    """The least that pip takes for a library: one module that knows its version, and says how it was run."""
    info = f"{name}-{version}.dist-info"
    module = MODULE.format(version=version)
    files = {
        f"{name}/__init__.py": module,
        f"{name}/__main__.py": module,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return wheel


def make_checkout(parent: Path) -> Checkout:
    root = parent / "un dossier, été"
    for folder in ("packaging/requirements", "packaging/system-packages", "ui"):
        (root / folder).mkdir(parents=True)
    shutil.copy(SOURCE / "pasapas", root)
    for script in ("prepare.py", "display.py", "virtual_screen.py"):
        shutil.copy(SOURCE / "packaging" / script, root / "packaging")
    for packages in ("run", "demo", "test"):
        (root / f"packaging/system-packages/{packages}.txt").write_text("# nothing\n")
    (root / "pyproject.toml").write_text('[project]\nname = "pasapas"\nversion = "4.5.6"\n')
    (root / "ui/cli.py").write_text(COMMAND)
    wheels, programs = parent / "wheels", parent / "programs"
    wheels.mkdir()
    programs.mkdir()
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": "/proc/none",  # where nothing can be written
        "LANG": "C.UTF-8",
        "TMPDIR": str(parent),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_CONFIG_FILE": os.devnull,
    }
    checkout = Checkout(root, wheels, programs, environment)
    checkout.require(made_up="1.0", pytest="9.9")
    return checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """One that has never been started."""
    return make_checkout(tmp_path)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """One that has been started once, for tests that change nothing in it."""
    checkout = make_checkout(tmp_path_factory.mktemp("ready"))
    status, _, said = checkout.run("salut")
    assert status == 0, said
    return checkout
