"""`pasapas site record …`: what a true site asks for, and what a guide points at there, as lines for the content."""

from __future__ import annotations

import os
import shlex
from datetime import datetime
from pathlib import Path

import click

from kiosk.content.guides import Gesture, Guide
from kiosk.content.schema import Site
from kiosk.reading import did_you_mean, quoted
from kiosk.state_folder import state_folder
from ui.commands.options import CONTENT, STATE
from ui.commands.sources import folders_with, plainly, read_sources


@click.group(epilog="Exemple : pasapas site record ameli")
def site() -> None:
    """Relève ce qu’un vrai site demande, pour l’ajouter aux contenus."""


@site.command(
    short_help="Ouvre un vrai site, et note ce qu’il demande.",
    epilog="Exemple : pasapas site record doctolib --guide prendre-rdv --out doctolib.yaml",
)
@click.argument("name", metavar="SITE")
@click.option("--guide", "guide_id", default="", metavar="GUIDE", help="Montrer aussi les gestes de ce guide.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FICHIER",
    help="Où écrire le relevé. Sinon : « releves », dans le dossier de la borne.",
)  # fmt: skip
@STATE
@CONTENT
def record(name: str, guide_id: str, out: Path | None, state: Path | None, content: Path | None) -> None:
    """Ouvre le vrai SITE de sites.yaml, et note les machines qui manquent à ses listes.

    Pour le personnel, sur un ordinateur relié au réseau, avec un compte ordinaire. Fermez la fenêtre (ou Ctrl-C) pour
    lire le relevé. Seuls des noms de machines sont gardés : ni adresse, ni cookie, ni rien de ce qui est tapé.
    """
    from kiosk.recording.notes import Shown, Wanted
    from kiosk.recording.proposal import proposal
    from ui import recording

    catalogue = read_sources(folders_with(content))
    if name not in catalogue.sites:
        raise click.ClickException(f"Le site {quoted(name)} n’existe pas. {did_you_mean(name, catalogue.sites)}")
    if guide_id and guide_id not in catalogue.guides:
        raise click.ClickException(
            f"Le guide {quoted(guide_id)} n’existe pas. {did_you_mean(guide_id, catalogue.guides)}"
        )
    chosen, guide = catalogue.sites[name], catalogue.guides.get(guide_id)
    gestures = tuple(Shown(gesture.id, gesture.text) for gesture in _unshown(guide, chosen)) if guide else ()
    _require_a_screen_and_an_ordinary_account()
    with plainly():
        notes = recording.record(Wanted(chosen.name, chosen.start, gestures))
    typed = ["pasapas", "site", "record", name, *(["--guide", guide_id] if guide_id else [])]
    found = proposal(chosen, notes, f"{datetime.now():%Y-%m-%d à %H:%M}", shlex.join(typed), guide)
    click.echo(found, nl=False)
    file = out or state_folder(state) / "releves" / f"{name}.yaml"
    try:
        if out is None:
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found, "utf-8")
    except OSError as error:
        raise click.ClickException(f"{file} ne peut pas être écrit ({error.strerror}).") from error
    click.echo(f"Écrit dans {file}", err=True)


def _unshown(guide: Guide, chosen: Site) -> list[Gesture]:
    gestures = [gesture for gesture in guide.gestures_on(chosen.id) if chosen.id not in gesture.target]
    if not gestures:
        sentence = f"Tous les gestes du guide {quoted(guide.id)} sont déjà montrés sur {quoted(chosen.id)}."
        raise click.ClickException(sentence)
    return gestures


def _require_a_screen_and_an_ordinary_account() -> None:
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise click.ClickException("Aucun écran ne répond ici. Le relevé se fait devant une fenêtre.")
    if os.geteuid() == 0:
        sentence = "En root, Chromium ne protège pas la machine des pages. Recommencez avec un compte ordinaire."
        raise click.ClickException(sentence)
