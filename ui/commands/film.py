"""`pasapas film`: a narrated and subtitled film from a flow's own sentences."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from kiosk.errors import EnvironmentFault
from ui.commands.options import CONTENT
from ui.commands.sources import read_sources


@click.command(epilog="Exemple : pasapas film prendre-un-rendez-vous --language fr --out prendre-un-rendez-vous.webm")
@click.argument("flow", metavar="PARCOURS")
@click.option("--language", default="fr", metavar="LANGUE", help="Langue du film (fr si rien n’est dit).")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="FICHIER",
    help="Le film à écrire (.webm), ou le dossier où le mettre. Les sous-titres (.vtt) vont à côté.",
)  # fmt: skip
@click.option(
    "--steps", default="", metavar="A,B,C",
    help="Les étapes à montrer, dans l’ordre. Sinon : les explications, et la fin où elles mènent.",
)  # fmt: skip
@CONTENT
def film(flow: str, language: str, out: Path, steps: str, content: Path | None) -> None:
    """Fait le film d’un parcours.

    Une voix dit les phrases du parcours, une image par phrase. Il faut les programmes ffmpeg et espeak-ng.
    """
    from ui.film.making.tools import require_tools

    chosen = tuple(step.strip() for step in steps.split(",") if step.strip())
    file = out if out.suffix.lower() == ".webm" else out / f"{flow}.{language}.webm"
    try:
        require_tools()
        seconds = _make(flow, language, chosen, content, file)
    except EnvironmentFault as fault:
        raise click.ClickException(fault.sentence) from fault
    size = round(file.stat().st_size / 1000)
    click.echo(f"{file} : {seconds:.0f} secondes, {size} ko. Sous-titres : {file.with_suffix('.vtt')}")


def _make(flow: str, language: str, steps: tuple[str, ...], content: Path | None, file: Path) -> float:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from kiosk.content.folder import content_folders
    from kiosk.content.layout import PICTURES
    from ui.film.making.film import make_film
    from ui.film.making.script import write_script
    from ui.theme.fonts import load_fonts
    from ui.theme.pictograms import Pictograms

    folders = content_folders(content)
    french = read_sources(folders, "fr")
    shown = french if language == "fr" else read_sources(folders, language)
    script = write_script(shown, french, flow, steps)
    again = ["pasapas", "film", flow, "--language", language]
    again += ["--steps", ",".join(steps)] if steps else []
    application = QApplication.instance() or QApplication([])
    load_fonts(folders)
    made = make_film(script, Pictograms(folders[0] / PICTURES), file, f"Fait par : {shlex.join(again)}", click.echo)
    del application
    return made
