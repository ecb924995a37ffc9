"""What an editor is told about the files of content, held against what the reader accepts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml
from fastjsonschema import JsonSchemaValueException

from kiosk.content.json_schema import FILES, HELP, schema_of
from tests.kiosk.content.samples import FLOW, swap

CONTENT = Path(__file__).parents[3] / "contenus"


def validator(name: str) -> Callable[[Any], Any]:
    return fastjsonschema.compile(schema_of(name))


def texts(text: str) -> Any:
    """As the reader does, everything is a text."""
    return yaml.load(text, yaml.BaseLoader)


def files_of(name: str) -> list[Path]:
    shared = CONTENT / f"{name}.yaml"
    return [shared] if shared.exists() else sorted((CONTENT / name).rglob("*.yaml"))


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_file_is_accepted(name: str) -> None:
    accept = validator(name)
    files = files_of(name)
    assert files
    for file in files:
        accept(texts(file.read_text("utf-8")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('titre: "Un essai"', 'tire: "Un essai"'),
        ('titre: "Un essai"', 'titre: ""'),
        ('genre: "film"', 'genre: "cinema"'),
        ('fiabilite: "officielle"', 'fiabilite: "sure"'),
        ('    sans-lieu: "fini"\n', ""),
        ('        vers: "lire"\n', '        vers: "lire"\n        ver: "lire"\n'),
        ('    dire:\n      - "C’est gratuit."\n      - "Appelez le {caisse.telephone}."\n', '    dire: "Seul"\n'),
        ('duree: "5 min"\n', 'duree: "5 min"\ndiscret: "peut-être"\n'),
    ],
)  # fmt: skip
def test_a_slip_is_seen_while_it_is_typed(old: str, new: str) -> None:
    accept = validator("parcours")
    accept(texts(FLOW))
    with pytest.raises(JsonSchemaValueException):
        accept(texts(swap(FLOW, old, new)))


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_file_names_its_schema(name: str) -> None:
    for file in files_of(name):
        where = "../" * (len(file.relative_to(CONTENT).parts) - 1)
        assert file.read_text("utf-8").startswith(f"# yaml-language-server: $schema={where}schemas/{name}.json\n"), file


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_schemas_are_those_of_the_reader(name: str) -> None:
    """When this fails: `pasapas content schema --out contenus/schemas`."""
    assert json.loads((CONTENT / "schemas" / f"{name}.json").read_text("utf-8")) == schema_of(name)


def test_each_key_is_explained_and_no_other() -> None:
    keys: set[str] = set()
    for name in FILES:
        for shape in schema_of(name)["definitions"].values():
            keys |= shape["properties"].keys()
    assert keys == HELP.keys()
