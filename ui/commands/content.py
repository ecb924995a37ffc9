"""`pasapas content …`: for whoever writes flows, and for whoever packs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.content.folder import content_folder, content_folders
from kiosk.errors import EnvironmentFault
from kiosk.reading import did_you_mean, sound
from ui.commands.sources import read_sources, show_faults

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

CODE = Path(__file__).parents[2]
PACKAGES = tuple(CODE / name for name in ("kiosk", "impression", "ui"))

LOCAL = click.option(
    "--content",
    "local",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help="Dossier de contenus locaux, posé par-dessus ceux de la borne.",
)


@click.group(epilog="Exemple : pasapas content check mes-contenus")
def content() -> None:
    """Vérifie, liste, dessine et compile les parcours."""


@content.command(
    short_help="Montre toutes les erreurs.", epilog="Exemple : pasapas content check mes-contenus --today 2027-06-01"
)
@click.argument("local", type=click.Path(path_type=Path), metavar="[DOSSIER]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Pour un programme : une liste en JSON.")
@click.option("--today", metavar="JOUR", help="Le jour qui sert à mesurer l’âge des faits, comme 2026-11-22.")
def check(local: Path | None, as_json: bool, today: str | None) -> None:
    """Montre toutes les erreurs, avec leur ligne et de quoi les corriger.

    Sans DOSSIER, vérifie les contenus de la borne. Un DOSSIER de contenus locaux se vérifie posé par-dessus.
    Une erreur donne le code de sortie 1 ; un avertissement ne change rien.
    """
    from kiosk.content.catalogue import read_catalogue
    from kiosk.content.keys import faults_of_other_keys
    from kiosk.content.surroundings import look_around

    folders = _folders(local)
    around = look_around(folders, _day(today))
    _, faults = read_catalogue(folders, around=around)
    faults = (*faults, *faults_of_other_keys(folders, around.glyphs))
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(faults)).decode())
    else:
        show_faults(faults)
    if not sound(faults):
        raise SystemExit(1)


@content.command(name="list", short_help="Liste les parcours.", epilog="Exemple : pasapas content list")
@LOCAL
def list_flows(local: Path | None) -> None:
    """Liste les parcours : étapes, choix, chemins, lignes de fiche, date de relecture."""
    from kiosk.content.overview import overview

    rows = [("parcours", "titre", "thème", "étapes", "choix", "chemins", "fiche", "revu le")]
    rows += [
        (o.id, o.title, o.topic, str(o.steps), str(o.choices), str(o.ways), str(o.lines), o.reviewed)
        for o in overview(read_sources(_folders(local)))
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if 3 <= column <= 6 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        click.echo("  ".join(cells).rstrip())


@content.command(
    short_help="Dessine un parcours.",
    epilog="Exemple : pasapas content graph attestation-de-droits --format dot",
)
@click.argument("flow_id", metavar="PARCOURS")
@click.option("--format", "form", default="mermaid", metavar="FORME", help="mermaid (si rien n’est dit) ou dot.")
@LOCAL
def graph(flow_id: str, form: str, local: Path | None) -> None:
    """Dessine un parcours : ses étapes, ses choix, et ce que chacun met sur la fiche."""
    from kiosk.content import overview

    drawings = {"mermaid": overview.mermaid, "dot": overview.dot}
    if form not in drawings:
        raise click.ClickException(f"« {form} » n’est pas possible ici. {did_you_mean(form, drawings)}")
    flows = read_sources(_folders(local)).flows
    if flow_id not in flows:
        raise click.ClickException(f"Le parcours « {flow_id} » n’existe pas. {did_you_mean(flow_id, flows)}")
    click.echo(drawings[form](flows[flow_id]), nl=False)


@content.command(
    short_help="Compile les contenus.", epilog="Exemple : pasapas content pack --out /usr/share/pasapas/contenus/pack"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help="Où écrire. Sinon : « pack », dans le dossier de contenus ; la borne l’y trouve.",
)
@click.option("--language", default="fr", metavar="LANGUE", help="Langue, comme en (fr si rien n’est dit).")
@LOCAL
def pack(out: Path | None, language: str, local: Path | None) -> None:
    """Compile les contenus, s’ils sont sans erreur, pour une borne qui démarre plus vite.

    Une borne compile elle-même ses contenus quand ils changent : cette commande sert à qui les distribue.
    """
    from kiosk.content.catalogue import read_catalogue
    from kiosk.content.layout import PACK
    from kiosk.content.pack import sources_digest, write_pack
    from kiosk.content.surroundings import look_around

    _is_language(language)
    folders = _folders(local)
    digest = sources_digest(folders, language)
    catalogue, faults = read_catalogue(folders, language, look_around(folders))
    if catalogue is None:
        show_faults(faults, err=True)
        raise click.ClickException("Les contenus ont des erreurs : rien n’est écrit.")
    out = out or folders[0] / PACK
    try:
        file = write_pack(out, catalogue, digest)
    except OSError as error:
        raise click.ClickException(f"{out} ne peut pas être écrit ({error.strerror}).") from error
    click.echo(f"{file} : {len(catalogue.flows)} parcours, {file.stat().st_size} octets.")


@content.group(epilog="Exemple : pasapas content translate extract")
def translate() -> None:
    """Tient à jour les fichiers de traduction (PO)."""


@translate.command(short_help="Note les phrases du programme.", epilog="Exemple : pasapas content translate extract")
@LOCAL
def extract(local: Path | None) -> None:
    """Note dans traductions/fr/interface.po toutes les phrases du programme."""
    from kiosk.content.interface import interface_file, interface_template

    _refresh({interface_file(_folder(local), "fr"): interface_template(PACKAGES)}, "fr")


@translate.command(short_help="Met à jour une langue.", epilog="Exemple : pasapas content translate update en")
@click.argument("language", metavar="LANGUE")
@LOCAL
def update(language: str, local: Path | None) -> None:
    """Prépare ou met à jour les fichiers d’une langue : un pour le programme, un par fichier de contenus."""
    from kiosk.content.catalogue import source_texts
    from kiosk.content.interface import content_template, interface_file, interface_template

    _is_language(language)
    file = interface_file(_folder(local), language)
    templates = {file: interface_template(PACKAGES)} if local is None else {}
    for name, texts in source_texts((_folder(local),)).items():
        templates[file.with_name(f"{name}.po")] = content_template(texts)
    _refresh(templates, language)


def _refresh(templates: Mapping[Path, Catalog], language: str) -> None:
    from kiosk.content.interface import refresh

    for file, template in templates.items():
        with _plainly():
            changed = refresh(file, template, language)
        click.echo(f"{file} : {len(template)} textes, {'mis à jour' if changed else 'rien de nouveau'}.")


@contextmanager
def _plainly() -> Iterator[None]:
    """A fault of the world is one sentence, as any mistake on the command line."""
    try:
        yield
    except EnvironmentFault as fault:
        raise click.ClickException(fault.sentence) from fault


def _folder(local: Path | None) -> Path:
    with _plainly():
        return content_folder(local)


def _folders(local: Path | None) -> tuple[Path, ...]:
    with _plainly():
        return content_folders(local)


def _is_language(code: str) -> None:
    from kiosk.content.layout import is_language

    if not is_language(code):
        raise click.ClickException(f"« {code} » n’est pas un code de langue. Écrivez par exemple en.")


def _day(text: str | None) -> date:
    try:
        return date.today() if text is None else date.fromisoformat(text)
    except ValueError as error:
        sentence = f"--today : « {text} » n’est pas un jour. Écrivez par exemple 2026-11-22."
        raise click.ClickException(sentence) from error
