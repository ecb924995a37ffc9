"""`pasapas content …`: for whoever writes flows, and for whoever packs them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from kiosk.columns import aligned
from kiosk.content.words import SOURCE_LANGUAGE
from kiosk.errors import EnvironmentFault
from kiosk.reading import did_you_mean, sound
from ui.commands.options import LOCAL, SIZE
from ui.commands.sources import as_language, folders_with, plainly, read_sources, show_faults
from ui.commands.translate import translate


@click.group(epilog="Exemple : pasapas content check mes-contenus")
def content() -> None:
    """Vérifie, liste, dessine et compile les parcours."""


content.add_command(translate)


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
    from msgspec.structs import replace

    from kiosk.content.catalogue import read_catalogue
    from kiosk.content.keys import faults_of_other_keys
    from kiosk.content.languages import tongues
    from kiosk.content.surroundings import look_around
    from kiosk.voice.client import languages_spoken

    folders = folders_with(local)
    around = look_around(folders, _day(today))
    offered, faulty = tongues(folders, around.glyphs)
    languages = tuple(tongue.code for tongue in offered if tongue.code != SOURCE_LANGUAGE)
    around = replace(around, languages=languages, voices=languages_spoken(languages), for_authors=True)
    faults = (*read_catalogue(folders, around=around)[1], *faulty, *faults_of_other_keys(folders, around.glyphs))
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
        for o in overview(read_sources(folders_with(local)))
    ]
    for line in aligned(rows, "<<<>>>><"):
        click.echo(line)


@content.command(
    short_help="Écrit la page du catalogue.", epilog="Exemple : pasapas content register --out docs/catalogue.md"
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FICHIER", help="Où l’écrire. Sinon, à l’écran.")
@LOCAL
def register(out: Path | None, local: Path | None) -> None:
    """Écrit la page qui dit, de chaque parcours, sa taille, sa lisibilité, ses sources, et ce qui reste à vérifier."""
    from kiosk.content.register import register as page

    written = page(read_sources(folders_with(local)))
    if out is None:
        click.echo(written, nl=False)
    else:
        _write(out, written)


@content.command(
    short_help="Écrit les schémas pour un éditeur.", epilog="Exemple : pasapas content schema --out contenus/schemas"
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DOSSIER", required=True, help="Le dossier où les écrire."
)
def schema(out: Path) -> None:
    """Écrit les schémas JSON des fichiers de contenus : un éditeur s’en sert pour compléter et pour souligner."""
    import msgspec

    from kiosk.content.json_schema import FILES, schema_of

    with suppress(OSError):  # what cannot be made cannot be written into either, and that is told
        out.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        _write(out / f"{name}.json", msgspec.json.format(msgspec.json.encode(schema_of(name))).decode() + "\n")
    click.echo(f"{out} : {', '.join(FILES)}.")


@content.command(
    short_help="Dessine un parcours.",
    epilog="Exemple : pasapas content graph attestation-de-droits --out dessin.svg",
)
@click.argument("flow_id", metavar="PARCOURS")
@click.option("--format", "form", default="svg", metavar="FORME", help="svg (si rien n’est dit), mermaid ou dot.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FICHIER", help="Où l’écrire. Sinon, à l’écran.")
@LOCAL
def graph(flow_id: str, form: str, out: Path | None, local: Path | None) -> None:
    """Dessine un parcours : ses étapes, ses choix, et ce que chacun met sur la fiche.

    Le dessin SVG s’ouvre dans un navigateur ; il a besoin de Graphviz.
    """
    from kiosk.content import drawing, overview

    drawings = {"svg": drawing.svg, "mermaid": overview.mermaid, "dot": overview.dot}
    if form not in drawings:
        raise click.ClickException(f"« {form} » n’est pas possible ici. {did_you_mean(form, drawings)}")
    flows = read_sources(folders_with(local)).flows
    if flow_id not in flows:
        raise click.ClickException(f"Le parcours « {flow_id} » n’existe pas. {did_you_mean(flow_id, flows)}")
    with plainly():
        drawn = drawings[form](flows[flow_id])
    if out is None:
        click.echo(drawn, nl=False)
    else:
        _write(out, drawn)


@content.command(
    short_help="Cherche comme à la borne.", epilog='Exemple : pasapas content search "carte vital" --language fr'
)
@click.argument("text", metavar="TEXTE")
@click.option(
    "--language", default="fr", metavar="LANGUE", help="Langue de la personne, comme ar (fr si rien n’est dit)."
)
@LOCAL
def search(text: str, language: str, local: Path | None) -> None:
    """Montre ce que la borne répond à qui écrit TEXTE, avec les points de chaque parcours, du plus sûr au moins sûr.

    Les points comparent les réponses à un même texte, et rien d’autre.
    """
    from kiosk.search.find import find
    from kiosk.search.model import learnt
    from kiosk.search.phrases import phrases_of

    as_language(language)
    folders = folders_with(local)
    read = [read_sources(folders, code) for code in dict.fromkeys((language, SOURCE_LANGUAGE))]
    found = find(text, *(learnt(phrases_of(folders, catalogue)) for catalogue in read))
    own = read[0]
    if not found:
        click.echo("La borne ne trouve rien.")
    for line in aligned([(f"{one.score:.2f}", one.flow, own.flows[one.flow].title) for one in found], "><<"):
        click.echo(line)


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

    as_language(language)
    folders = folders_with(local)
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


@content.command(
    short_help="Ouvre un parcours, et le recharge.",
    epilog="Exemple : pasapas content preview attestation-de-droits --step compte",
)
@click.argument("flow_id", metavar="PARCOURS")
@click.option("--step", default="", metavar="ÉTAPE", help="L’étape à montrer. Sinon, la première.")
@click.option("--language", default="fr", metavar="LANGUE", help="Langue, comme en (fr si rien n’est dit).")
@SIZE
@LOCAL
def preview(flow_id: str, step: str, language: str, size: tuple[int, int] | None, local: Path | None) -> None:
    """Ouvre un parcours dans la vraie fenêtre, et le recharge dès qu’un fichier est enregistré.

    Les erreurs se lisent dans la fenêtre et ici ; rien n’est gardé de ce qui se fait dans cette fenêtre.
    """
    from tempfile import TemporaryDirectory

    from ui.application import Wanted, start
    from ui.preview import Preview
    from ui.preview import Wanted as Looked

    folders = folders_with(local)
    read_sources(folders, language)
    with TemporaryDirectory(prefix="pasapas-apercu-") as state, plainly():
        kiosk = start(Wanted(windowed=True, size=size or (1366, 768), content=local, state=Path(state)))
        try:
            preview = Preview(kiosk, Looked(flow_id, step, language), folders, show_faults)
        except EnvironmentFault:
            kiosk.close()
            raise
        status = kiosk.run(first_start=False)
        del preview
    raise SystemExit(status)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise click.ClickException(f"{file} ne peut pas être écrit ({error.strerror}).") from error


def _day(text: str | None) -> date:
    try:
        return date.today() if text is None else date.fromisoformat(text)
    except ValueError as error:
        sentence = f"--today : « {text} » n’est pas un jour. Écrivez par exemple 2026-11-22."
        raise click.ClickException(sentence) from error
