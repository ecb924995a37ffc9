"""`pasapas sheet`: the paper of a flow, without playing the visit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kiosk.content.folder import content_folders
from kiosk.content.languages import FRENCH, Tongue, tongues
from kiosk.errors import EnvironmentFault
from kiosk.reading import did_you_mean, quoted
from ui.commands.options import CONTENT, SETTINGS
from ui.commands.sources import read_sources


@click.command(
    short_help="Fait la fiche d’un parcours.",
    epilog="Exemple : pasapas sheet attestation-de-droits --answers travail,msa --out fiche.pdf",
)
@click.argument("flow", metavar="PARCOURS")
@click.option("--answers", default="", metavar="A,B,C", help="Réponses, dans l’ordre. Sinon, le premier choix.")
@click.option("--language", default="fr", metavar="LANGUE", help="Langue de la fiche (fr si rien n’est dit).")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="FICHIER", help="Où écrire la fiche, en PDF."
)
@click.option("--nickname", default="", metavar="PRÉNOM", help="Pour qui est la fiche.")
@CONTENT
@SETTINGS
def sheet(
    flow: str, answers: str, language: str, out: Path, nickname: str, content: Path | None, settings: Path | None
) -> None:
    """Fait la fiche qu’une personne aurait à la fin d’un parcours, selon ses réponses.

    Une réponse est le nom court d’un choix, comme « oui ». Avec --settings, les lieux d’aide de ce fichier peuvent
    être choisis aussi : lieu-1, lieu-2…
    """
    try:
        paper = _paper(flow, answers, language, nickname, content_folders(content), settings)
    except EnvironmentFault as fault:
        raise click.ClickException(fault.sentence) from fault
    try:
        out.write_bytes(paper)
    except OSError as error:
        raise click.ClickException(f"{out} ne peut pas être écrit ({error.strerror}).") from error
    click.echo(f"La fiche est dans {out}.")


def _paper(
    flow: str, answers: str, language: str, nickname: str, folders: Sequence[Path], settings_file: Path | None
) -> bytes:
    from impression.paper import render
    from kiosk.content.words import words_of
    from kiosk.settings import load_settings
    from kiosk.visit import sheet as sheets
    from kiosk.visit.acts import AskedNickname, AskedSheet, TypedNickname
    from kiosk.visit.answers import acts_for
    from kiosk.visit.state import replay

    if settings_file is not None and not settings_file.is_file():
        raise EnvironmentFault(f"Le fichier de réglages {settings_file} n’existe pas.")
    _refuse_unprintable(nickname, folders)
    settings, faults = load_settings(settings_file)
    for fault in faults:
        click.echo(str(fault), err=True)
    tongue = _tongue(folders, language)
    catalogue = read_sources(folders, language)  # what an author has just written is what is printed
    french = read_sources(folders, FRENCH.code) if tongue != FRENCH else catalogue
    chosen = [answer.strip() for answer in answers.split(",") if answer.strip()]
    walked = acts_for(flow, chosen, catalogue, settings.places)
    state = replay((*walked, AskedSheet(), AskedNickname(), TypedNickname(nickname)), catalogue, settings.places)
    words = words_of(catalogue)
    given = (state, catalogue, settings.places, words, date.today(), settings.venue.name)
    return render(sheets.sheet(*given, french=french, right_to_left=tongue.right_to_left), *folders)


def _refuse_unprintable(nickname: str, folders: Sequence[Path]) -> None:
    from kiosk.content.surroundings import look_around
    from kiosk.visit.acts import LONGEST_NICKNAME

    if len(nickname.strip()) > LONGEST_NICKNAME:
        raise EnvironmentFault(f"--nickname\u00a0: {LONGEST_NICKNAME} lettres au plus.")
    glyphs = look_around(folders).glyphs
    unknown = "".join(sign for sign in dict.fromkeys(nickname.strip()) if glyphs and sign not in glyphs)
    if unknown:
        raise EnvironmentFault(f"--nickname\u00a0: ces signes ne s’impriment pas\u00a0: {unknown}")


def _tongue(folders: Sequence[Path], language: str) -> Tongue:
    offered = {tongue.code: tongue for tongue in tongues(folders)[0]}
    if language not in offered:
        raise EnvironmentFault(f"Il n’y a pas de langue {quoted(language)}. {did_you_mean(language, offered)}")
    return offered[language]
