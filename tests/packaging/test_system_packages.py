"""What the system lacks is named, then installed with apt; where a person must do it, they are told what to do."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from tests.packaging.conftest import SOURCE, Checkout, make_checkout

AS_ROOT = [] if os.geteuid() == 0 else ["unshare", "--map-root-user"]


def test_apt_installs_what_is_missing_under_the_name_this_release_has(checkout: Checkout) -> None:
    log = checkout.root / "apt.log"
    arrived = checkout.programs / "new-program"
    checkout.need("libc6 libc.so.6\npackage-new | package-old new-program\nother /proc/self\n")
    checkout.program("dpkg", "exit 0")
    checkout.program("apt-cache", 'printf "package-new:\\n  Installed: (none)\\n  Candidate: (none)\\n"\n'
                     'printf "package-old:\\n  Installed: (none)\\n  Candidate: 1.0\\n"')  # fmt: skip
    checkout.program("apt-get", f'echo "$@" >>"{log}"\ncase "$*" in *install*) ln -s /bin/true "{arrived}" ;; esac')
    outcome = subprocess.run(
        [*AS_ROOT, checkout.root / "pasapas", "salut"], env=checkout.environment, capture_output=True, text=True
    )
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stderr.startswith("Il manque à ce système\u00a0: package-old\n")
    update, install = log.read_text().splitlines()
    assert update.endswith("update")
    assert install.endswith("install --no-install-recommends package-old")


def test_without_apt_it_says_what_to_install_and_stops(checkout: Checkout) -> None:
    for tool in ("cat", "readlink", "sha256sum"):
        (checkout.programs / tool).symlink_to(str(shutil.which(tool)))
    python = subprocess.check_output(["python3", "-c", "import sys; print(sys.executable)"], text=True).strip()
    (checkout.programs / "python3").symlink_to(python)
    checkout.environment["PATH"] = str(checkout.programs)
    checkout.need("liba-new | liba libnone-a.so.1\nprogram-b none-b\n")
    status, _, said = checkout.run("salut")
    assert status != 0
    assert "libnone-a.so.1 (paquet Debian\u00a0: liba)" in said
    assert "none-b (paquet Debian\u00a0: program-b)" in said
    assert not checkout.venv.exists()


@pytest.fixture
def open_checkout() -> Iterator[Checkout]:
    """A checkout that belongs to somebody who is not root, wherever these tests run."""
    with tempfile.TemporaryDirectory() as folder:
        checkout = make_checkout(Path(folder))
        if os.geteuid() == 0:
            for path in (Path(folder), *Path(folder).rglob("*")):
                os.chown(path, 65534, 65534)
            checkout.environment["PATH"] = f"{checkout.programs}:/usr/bin:/bin"  # root's own Python is closed to others
        yield checkout


def test_somebody_else_than_root_is_told_what_to_ask_for(open_checkout: Checkout) -> None:
    open_checkout.need("program-b none-b\n")
    open_checkout.program("apt-get", "exit 1")
    outcome = subprocess.run(
        [open_checkout.root / "pasapas", "salut"],
        env=open_checkout.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        user=65534 if os.geteuid() == 0 else None,
    )
    assert outcome.returncode != 0
    named, asked, command = outcome.stderr.splitlines()
    assert "program-b" in named
    assert "administrateur" in asked
    assert command.split() == ["apt-get", "install", "--no-install-recommends", "program-b"]


def qt_modules() -> set[str]:
    """The modules of PySide6 that our own code imports."""
    modules = set()
    for path in (SOURCE / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                modules.add(str(node.module).removeprefix("PySide6."))
    return modules


def test_the_system_has_every_library_that_qt_needs() -> None:
    """A library that the list forgot makes a module, or a platform, fail to load on a fresh machine."""
    folder = Path(next(iter(PySide6.__path__)))
    modules = [folder / f"{module}.abi3.so" for module in qt_modules()]
    plugins = [folder / f"Qt/plugins/platforms/libq{name}.so" for name in ("xcb", "offscreen", "wayland")]
    if "QtMultimedia" in qt_modules():
        plugins.append(folder / "Qt/plugins/multimedia/libffmpegmediaplugin.so")
    assert len(modules) > 2
    for library in modules + plugins:
        found = subprocess.check_output(["ldd", library], text=True)
        assert "not found" not in found, f"{library.name}: {found}"


def test_everything_on_the_lists_is_here() -> None:
    """`./pasapas test` has brought it; what a misspelt proof names would be installed again for ever."""
    question = "import prepare; print(prepare.missing_packages(('run', 'demo', 'test')))"
    missing = subprocess.check_output([sys.executable, "-c", question], cwd=SOURCE / "packaging", text=True)
    assert missing == "[]\n"
