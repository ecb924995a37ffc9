"""The requirement files hold what pyproject.toml asks for, by hash, and say nothing of where to fetch it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SOURCE = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((SOURCE / "pyproject.toml").read_text("utf-8"))["project"]
RUN = PROJECT["dependencies"]
DEV = RUN + PROJECT["optional-dependencies"]["dev"]


def text_of(name: str) -> str:
    return (SOURCE / "packaging/requirements" / name).read_text("utf-8")


def pins(name: str) -> dict[str, str]:
    """Library and version."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text_of(name), re.MULTILINE))


@pytest.mark.parametrize(("name", "wanted"), [("run.txt", RUN), ("dev.txt", DEV)])
def test_every_dependency_is_pinned_at_a_version_that_fits(name: str, wanted: list[str]) -> None:
    pinned = pins(name)
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement} is missing: run packaging/lock"
        assert requirement.specifier.contains(version), f"{requirement} is pinned at {version}: run packaging/lock"


def test_both_files_agree_on_every_version() -> None:
    assert pins("run.txt").items() <= pins("dev.txt").items()


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_library_has_hashes_and_no_address_stands_there(name: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", re.sub(r"^ *#.*\n", "", text_of(name), flags=re.MULTILINE), flags=re.MULTILINE)
    for entry in filter(None, entries):
        assert re.fullmatch(r"[a-z0-9._-]+==\S+ ; [^\n\\]+( \\\n    --hash=sha256:[0-9a-f]{64})+\n", entry), entry
    assert "://" not in text_of(name)
