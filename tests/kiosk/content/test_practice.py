"""An address of a made-up site leads to its own files, and to nothing else of the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.practice import KINDS, file_of

FILES = (
    "exercices/site/index.html", "exercices/site/dossier/page.html", "exercices/site/site.yaml",
    "exercices/site/.cache.html", "exercices/commun/exercice.css", "exercices/autre/index.html",
    "polices/Lettre.ttf", "secret.html", "urgence.yaml",
)  # fmt: skip


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contenus")
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/index.html", "exercices/site/index.html"),
        ("/dossier/page.html", "exercices/site/dossier/page.html"),
        ("/commun/exercice.css", "exercices/commun/exercice.css"),
        ("/polices/Lettre.ttf", "polices/Lettre.ttf"),
        ("/", ""),
        ("/dossier", ""),
        ("/absent.html", ""),
        ("/site.yaml", ""),
        ("/.cache.html", ""),
        ("/../secret.html", ""),
        ("/../autre/index.html", ""),
        ("/commun/../../secret.html", ""),
        ("//secret.html", ""),
        ("/polices/../secret.html", ""),
    ],
)
def test_a_path_stays_in_its_site(content: Path, path: str, found: str) -> None:
    assert file_of([content], "site", path) == (content / found if found else None)


@pytest.mark.parametrize("site", ["", "..", ".", "absent"])
def test_a_site_is_a_folder_of_made_up_sites(content: Path, site: str) -> None:
    assert file_of([content], site, "/index.html") is None


def test_a_local_folder_comes_first(content: Path, tmp_path: Path) -> None:
    (tmp_path / "exercices/site").mkdir(parents=True)
    (tmp_path / "exercices/site/index.html").write_text("ici")
    assert file_of([content, tmp_path], "site", "/index.html") == tmp_path / "exercices/site/index.html"
    assert file_of([content, tmp_path], "site", "/dossier/page.html") == content / "exercices/site/dossier/page.html"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    parts=st.lists(
        st.sampled_from(["..", ".", "", "commun", "polices", "site", "index.html", "secret.html", "\\", "%2e%2e"])
    )
)
def test_whatever_is_asked_nothing_else_is_served(content: Path, parts: list[str]) -> None:
    file = file_of([content], "site", "/" + "/".join(parts))
    if file is not None:
        rooms = [content / "exercices/site", content / "exercices/commun", content / "polices"]
        assert any(file.resolve().is_relative_to(room) for room in rooms)
        assert file.suffix in KINDS
