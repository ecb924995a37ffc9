"""Documentation that would grow old without anybody noticing."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import get_args

import click
import pytest
from msgspec import Struct
from msgspec.structs import fields

from kiosk.content.catalogue import read_catalogue
from kiosk.content.folder import content_folders
from kiosk.content.register import register
from kiosk.content.schema import LineKind, Place
from kiosk.content.steps import Step
from kiosk.content.surroundings import look_around
from kiosk.settings import Settings, load_settings
from ui.cli import COMMANDS, pasapas
from ui.commands.translate import translate

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/reglages.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def example() -> str:
    (block,) = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
    return block


def test_the_guide_shows_every_setting_and_no_other(tmp_path: Path) -> None:
    shown = tomllib.loads(example())
    parts = {info.encode_name: info.type for info in fields(Settings)}
    assert shown.keys() == parts.keys()
    for name, part in parts.items():
        kind = part if isinstance(part, type) and issubclass(part, Struct) else Place
        given = shown[name][0] if name == "lieux" else shown[name]
        assert given.keys() == {info.encode_name for info in fields(kind) if info.encode_name != "id"}, name


def test_the_example_of_the_guide_holds_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "pasapas.toml"
    file.write_text(example(), "utf-8")
    settings, faults = load_settings(file)
    assert faults == ()
    for part in ("waiting", "display", "printing", "scanning"):
        assert getattr(settings, part) == getattr(Settings(), part), part


def test_the_readme_names_every_command_and_every_picture_it_shows_exists() -> None:
    for command in COMMANDS:
        assert f"pasapas {command}" in README, command
    for picture in re.findall(r"\]\((docs/[^)]+)\)", README):
        assert (ROOT / picture).exists(), picture
    assert len(re.findall(r"!\[[^]]*\]\(docs/images/", README)) >= 3


def test_the_flow_of_the_authors_guide_has_nothing_to_mend(tmp_path: Path) -> None:
    guide = (ROOT / "docs/ecrire-un-parcours.md").read_text("utf-8")
    _, contacts, flow = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "parcours").mkdir()
    (tmp_path / "contacts.yaml").write_text(contacts, "utf-8")
    (tmp_path / "parcours/atelier-equilibre.yaml").write_text(flow, "utf-8")
    folders = content_folders(tmp_path)
    catalogue, faults = read_catalogue(folders, around=look_around(folders, date(2026, 11, 22)))
    assert [fault for fault in faults if fault.file.startswith(tmp_path.name)] == []
    assert catalogue is not None
    assert len(catalogue.flows["atelier-equilibre"].steps) == 6


@pytest.mark.parametrize(("page", "least"), [("traduire.md", 8), ("ecrire-un-parcours.md", 8), ("vrais-sites.md", 4)])
def test_a_guide_names_commands_and_options_that_exist(page: str, least: int) -> None:
    lines = re.findall(r"pasapas ([a-z][^`#\n]*)", (ROOT / "docs" / page).read_text("utf-8"))
    assert len(lines) > least
    for line in lines:
        command, words = pasapas, line.split()
        while isinstance(command, click.Group):
            command = command.get_command(click.Context(command), words.pop(0))
        options = {name for one in command.params for name in one.opts} if command else set()
        assert command is not None, line
        assert {word for word in words if word.startswith("--")} <= options, line


def test_the_authors_guide_names_each_kind_of_step_and_of_line() -> None:
    guide = (ROOT / "docs/ecrire-un-parcours.md").read_text("utf-8")
    for kind in get_args(Step):
        assert f"| `{kind.__struct_config__.tag}` |" in guide
    for line in LineKind:
        assert f"`{line.value}`" in guide


def test_the_translators_page_names_files_that_exist() -> None:
    page = (ROOT / "docs/traduire.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z-]+\.(?:po|toml))`", page)) - {"clavier.toml"}
    assert named <= {file.name for file in (ROOT / "contenus/traductions/en").iterdir()}
    assert {name for name in translate.commands if name not in page} == set()


def test_the_page_of_the_catalogue_is_that_of_the_shipped_content() -> None:
    """When this fails: `pasapas content register --out docs/catalogue.md`."""
    catalogue, _ = read_catalogue(content_folders())
    assert catalogue is not None
    assert (ROOT / "docs/catalogue.md").read_text("utf-8") == register(catalogue)


def test_the_list_of_decisions_is_whole() -> None:
    folder = ROOT / "docs/decisions"
    listed = set(re.findall(r"\]\((\d{4}-[^)]+\.md)\)", (folder / "README.md").read_text("utf-8")))
    assert listed == {file.name for file in folder.glob("[0-9]*.md")}


def test_the_program_cites_decisions_by_files_that_exist() -> None:
    for room in ("kiosk", "impression", "ui"):
        for file in (ROOT / room).rglob("*.py"):
            for cited in re.findall(r"docs/decisions(?:/([\w-]*))?", file.read_text("utf-8")):
                assert list((ROOT / "docs/decisions").glob(f"{cited or 'nothing'}*.md")), f"{file}: {cited}"


def test_the_example_of_a_guide_is_one(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ecrire-un-exercice.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides/essayer.yaml").write_text(block, "utf-8")
    folders = [ROOT / "contenus", tmp_path]
    catalogue, faults = read_catalogue(folders, "fr", look_around(folders))
    assert [fault for fault in faults if fault.file.startswith("guides/")] == []
    assert catalogue is not None
    assert "essayer" in catalogue.guides
