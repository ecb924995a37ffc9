"""`pasapas content translate …`: for whoever translates, and for whoever changes a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.columns import aligned
from kiosk.content.folder import content_folder
from kiosk.content.layout import TRANSLATIONS
from kiosk.reading import did_you_mean
from ui.commands.options import LOCAL
from ui.commands.sources import as_language, folders_with, plainly

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
    from kiosk.content.renewal import refresh

    with plainly():
        _tell(refresh({interface_file(content_folder(local), "fr"): interface_template(PACKAGES)}, "fr"))


@translate.command(short_help="Met à jour les traductions.", epilog="Exemple : pasapas content translate update en")
@click.argument("language", metavar="[LANGUE]", required=False)
@LOCAL
def update(language: str | None, local: Path | None) -> None:
    """Prépare ou met à jour les fichiers d’une langue : un pour les mots du programme, un par fichier de contenus.

    Sans LANGUE, toutes celles qui ont déjà un dossier. Une phrase française qui a changé rend sa traduction douteuse
    (« fuzzy ») : rien n’est perdu.

    Un dossier de contenus locaux (--content) reçoit ce que les fichiers de la borne ne traduisent pas : ses phrases à
    lui, celles qu’il change, ou toutes dans une langue nouvelle.
    """
    from kiosk.content.renewal import refresh

    if language is not None:
        as_language(language)
    folders = folders_with(local)
    place = folders[-1] / TRANSLATIONS
    codes = (language,) if language is not None else _languages(folders[-1:])
    if not codes:
        click.echo(f"{place} n’a aucun dossier de langue. Nommez la langue à commencer, comme « update en ».")
    templates = _templates(folders)
    for code in codes:
        with plainly():
            told = refresh(_files(folders, code, templates), code, _beneath(folders, code))
        _tell(told)
        if not told:
            click.echo(f"{place / code} : rien à traduire, la borne a déjà tout dans cette langue.")


@translate.command(
    short_help="Dit où en est chaque langue.", epilog="Exemple : pasapas content translate status --json"
)
@click.option("--json", "as_json", is_flag=True, help="Pour un programme : une liste en JSON.")
@LOCAL
def status(as_json: bool, local: Path | None) -> None:
    """Dit où en est chaque langue : textes, traduits, douteux, manquants, relus par une personne.

    Compte les mots du programme et tous les contenus, avec ceux du dossier local (--content), d’après les phrases
    d’aujourd’hui, même quand « update » n’a pas encore été lancé. N’écrit rien.
    """
    from kiosk.content.standing import standing

    folders = folders_with(local)
    templates = _templates(folders)
    with plainly():
        found = [
            standing(_files(folders, code, templates), code, _beneath(folders, code)) for code in _languages(folders)
        ]
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(found)).decode())
        return
    rows = [("langue", "textes", "traduits", "douteux", "manquants", "relus")]
    rows += [
        (
            one.language, *map(str, (one.strings, one.translated, one.fuzzy, one.missing)),
            "–" if one.share is None else f"{one.reviewed} ({one.share} %)",
        )
        for one in found
    ]  # fmt: skip
    for line in aligned(rows, "<>>>>>"):
        click.echo(line)
    counted = " et ".join(str(folder) for folder in folders)
    click.echo(f"Comptés : les mots du programme (interface) et les contenus de {counted}.")
    if not found:
        click.echo("Il n’y a encore aucune langue. « update en » en commence une.")


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
    folder = folders_with(local)[-1] / TRANSLATIONS / language
    file = folder / f"{name.removesuffix('.po')}.po"
    if not file.is_file():
        known = [one.stem for one in folder.glob("*.po")]
        raise click.ClickException(f"Le fichier {file} n’existe pas. {did_you_mean(name, known)}".rstrip())
    with plainly():
        count = review(file, language)
    click.echo(f"{file} : {count} textes relus par une personne.")


def _templates(folders: Sequence[Path]) -> dict[str, Catalog]:
    """All that there is to translate, by the name of the PO file: the words of the program first."""
    from kiosk.content.catalogue import source_texts
    from kiosk.content.interface import content_template, interface_template
    from kiosk.content.words import INTERFACE

    templates = {INTERFACE: interface_template(PACKAGES)}
    return templates | {name: content_template(texts) for name, texts in source_texts(folders).items() if texts}


def _files(folders: Sequence[Path], language: str, templates: dict[str, Catalog]) -> dict[Path, Catalog]:
    """In the last folder, which is the one that its owner writes in."""
    return {folders[-1] / TRANSLATIONS / language / f"{name}.po": template for name, template in templates.items()}


def _beneath(folders: Sequence[Path], language: str) -> Path | None:
    """What a local folder stands upon."""
    return folders[0] / TRANSLATIONS / language if len(folders) > 1 else None


def _languages(folders: Sequence[Path]) -> Sequence[str]:
    """Those that have a folder, but French."""
    from kiosk.content.layout import is_language
    from kiosk.content.words import SOURCE_LANGUAGE

    names = {place.name for folder in folders for place in (folder / TRANSLATIONS).glob("*") if place.is_dir()}
    return sorted(name for name in names if is_language(name) and name != SOURCE_LANGUAGE)


def _tell(told: Mapping[Path, tuple[int, bool]]) -> None:
    for file, (count, changed) in told.items():
        click.echo(
            f"{file} : {count} texte{'s' if count > 1 else ''}, {'mis à jour' if changed else 'rien de nouveau'}."
        )
