"""`pasapas content translate …`: for whoever translates, and for whoever changes a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.content.folder import content_folder
from kiosk.content.layout import TRANSLATIONS
from kiosk.reading import did_you_mean
from ui.commands.options import LOCAL
from ui.commands.sources import as_language, plainly

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

CODE = Path(__file__).parents[2]
PACKAGES = tuple(CODE / name for name in ("kiosk", "impression", "ui"))


@click.group(epilog="Exemple : pasapas content translate update")
def translate() -> None:
    """Tient à jour les fichiers de traduction (PO)."""


@translate.command(short_help="Note les phrases du programme.", epilog="Exemple : pasapas content translate extract")
@LOCAL
def extract(local: Path | None) -> None:
    """Note dans traductions/fr/interface.po toutes les phrases du programme."""
    from kiosk.content.interface import interface_file, interface_template

    _refresh({interface_file(_folder(local), "fr"): interface_template(PACKAGES)}, "fr")


@translate.command(short_help="Met à jour les traductions.", epilog="Exemple : pasapas content translate update en")
@click.argument("language", metavar="[LANGUE]", required=False)
@LOCAL
def update(language: str | None, local: Path | None) -> None:
    """Prépare ou met à jour les fichiers d’une langue : un pour le programme, un par fichier de contenus.

    Sans LANGUE, toutes celles qui ont déjà un dossier. Une phrase française qui a changé rend sa traduction douteuse
    (« fuzzy ») : rien n’est perdu.
    """
    folder = _folder(local)
    if language is not None:
        as_language(language)
    templates = _templates(folder, whole=local is None)
    for code in (language,) if language is not None else _languages(folder):
        _refresh(_files(folder, code, templates), code)


@translate.command(
    short_help="Dit où en est chaque langue.", epilog="Exemple : pasapas content translate status --json"
)
@click.option("--json", "as_json", is_flag=True, help="Pour un programme : une liste en JSON.")
@LOCAL
def status(as_json: bool, local: Path | None) -> None:
    """Dit où en est chaque langue : textes, traduits, douteux, manquants, relus par une personne.

    Compte d’après les phrases d’aujourd’hui, même quand « update » n’a pas encore été lancé. N’écrit rien.
    """
    from kiosk.content.standing import standing

    folder = _folder(local)
    templates = _templates(folder, whole=local is None)
    with plainly():
        found = [standing(_files(folder, code, templates), code) for code in _languages(folder)]
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        return
    rows = [("langue", "textes", "traduits", "douteux", "manquants", "relus")]
    rows += [
        (
            one.language, *map(str, (one.strings, one.translated, one.fuzzy, one.missing)),
            f"{one.reviewed} ({one.share} %)",
        )
        for one in found
    ]  # fmt: skip
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        click.echo("  ".join(cells))


@translate.command(
    short_help="Note qu’une personne a relu un fichier.",
    epilog="Exemple : pasapas content translate reviewed en prendre-un-rendez-vous",
)
@click.argument("language", metavar="LANGUE")
@click.argument("name", metavar="FICHIER")
@LOCAL
def reviewed(language: str, name: str, local: Path | None) -> None:
    """Enlève la marque « relecture: machine » de tous les textes traduits d’un fichier, comme « interface ».

    À lancer quand une personne a tout relu. Un texte douteux garde sa marque.
    """
    from kiosk.content.renewal import review

    as_language(language)
    folder = _folder(local) / TRANSLATIONS / language
    file = folder / f"{name.removesuffix('.po')}.po"
    if not file.is_file():
        known = [one.stem for one in folder.glob("*.po")]
        raise click.ClickException(f"Le fichier {file} n’existe pas. {did_you_mean(name, known)}".rstrip())
    with plainly():
        count = review(file, language)
    click.echo(f"{file} : {count} textes relus par une personne.")


def _templates(folder: Path, whole: bool) -> dict[str, Catalog]:
    """What there is to translate, by the name of the PO file. `whole`: the words of the program too."""
    from kiosk.content.catalogue import source_texts
    from kiosk.content.interface import content_template, interface_template
    from kiosk.content.words import INTERFACE

    templates = {INTERFACE: interface_template(PACKAGES)} if whole else {}
    return templates | {name: content_template(texts) for name, texts in source_texts((folder,)).items() if texts}


def _files(folder: Path, language: str, templates: dict[str, Catalog]) -> dict[Path, Catalog]:
    return {folder / TRANSLATIONS / language / f"{name}.po": template for name, template in templates.items()}


def _languages(folder: Path) -> Sequence[str]:
    """Those that have a folder, but French."""
    from kiosk.content.layout import is_language
    from kiosk.content.words import SOURCE_LANGUAGE

    names = sorted(place.name for place in (folder / TRANSLATIONS).glob("*") if place.is_dir())
    return [name for name in names if is_language(name) and name != SOURCE_LANGUAGE]


def _refresh(files: dict[Path, Catalog], language: str) -> None:
    from kiosk.content.renewal import refresh

    with plainly():
        changed = refresh(files, language)
    for file, template in files.items():
        click.echo(f"{file} : {len(template)} textes, {'mis à jour' if changed[file] else 'rien de nouveau'}.")


def _folder(local: Path | None) -> Path:
    with plainly():
        return content_folder(local)
