"""`pasapas demo`: a whole visit, to be looked at."""

from __future__ import annotations

from pathlib import Path

import click

from kiosk.content.folder import content_folders
from ui.commands.options import CONTENT, SIZE
from ui.commands.sources import read_sources


@click.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Dossier des images.")
@click.option("--flow", default="attestation-de-droits", show_default=True, help="Le parcours à jouer.")
@click.option("--language", default="fr", show_default=True, help="La langue de la visite.")
@click.option("--answers", default="", help="Réponses, séparées par des virgules. Sinon, le premier bouton.")
@click.option("--nickname", default="", help="Prénom à écrire sur la fiche.")
@SIZE
@CONTENT
def demo(
    out: Path, flow: str, language: str, answers: str, nickname: str, size: tuple[int, int] | None, content: Path | None
) -> None:
    """Joue une visite entière dans la vraie fenêtre.

    Laisse une image de chaque écran, la fiche (fiche.pdf) et les chiffres du journal (stats.json).

    Exemple : pasapas demo --out images --flow attestation-de-droits --answers soignant,assurance-maladie,oui
    """
    from ui.demo import Demo, play
    from ui.hand import HandError

    if content is not None:
        read_sources(content_folders(content), language)  # a kiosk would go on without what is faulty there
    given = tuple(answer.strip() for answer in answers.split(",") if answer.strip())
    try:
        played = play(Demo(out, flow, language, given, size or (1920, 1080), content, nickname))
    except OSError as error:
        raise click.ClickException(f"« {error.filename} » ne s’écrit pas ({error.strerror}).") from error
    except HandError as error:
        raise click.ClickException(f"la visite n’a pas pu être jouée jusqu’au bout ({error}).") from error
    click.echo(f"{len(played.pictures)} images, la fiche et les chiffres sont dans {out.resolve()}")
