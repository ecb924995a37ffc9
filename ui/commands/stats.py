"""`pasapas stats`: what the kiosk was used for, as the venue or as everyone else may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from kiosk.errors import EnvironmentFault
from kiosk.journal import diffusion, exports, statistics
from kiosk.reading import did_you_mean
from kiosk.state_folder import state_folder

_FORMATS = {"table": exports.to_text, "json": exports.to_json, "csv": exports.to_csv}


@click.command(epilog="Exemple : pasapas stats --by flow --from 2026-11-01 --format csv --out novembre.csv")
@click.option("--from", "first", metavar="JOUR", help="Premier jour, comme 2026-11-01 ou 01/11/2026.")
@click.option("--to", "last", metavar="JOUR", help="Dernier jour, compris.")
@click.option("--by", metavar="QUOI", help=f"Un seul tableau, au choix : {', '.join(statistics.BY)}.")
@click.option("--format", "form", default="table", metavar="FORME", help="table (si rien n’est dit), json ou csv.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FICHIER", help="Où écrire. Sinon, à l’écran.")
@click.option("--state", type=click.Path(path_type=Path), metavar="DOSSIER", help="Dossier d’état de la borne.")
@click.option("--diffusion", "public", is_flag=True, help="Pour publier : cache les petits nombres, mois entiers.")
@click.option(
    "--floor",
    default=diffusion.FLOOR,
    metavar="N",
    help=f"Avec --diffusion : cache les nombres plus petits que N ({diffusion.FLOOR} si rien n’est dit,"
    f" jamais moins de {diffusion.LOWEST_FLOOR}).",
)
def stats(
    first: str | None,
    last: str | None,
    by: str | None,
    form: str,
    out: Path | None,
    state: Path | None,
    public: bool,
    floor: int,
) -> None:
    """Montre la fréquentation de la borne.

    Sans --by, une vue d’ensemble (complète en json et en csv). Ces chiffres sont pour le lieu lui-même ; pour les
    donner à d’autres, ajoutez --diffusion.
    """
    _one_of("--format", form, _FORMATS)
    if by is not None:
        _one_of("--by", by, diffusion.PUBLIC if public else statistics.BY)
    if floor < diffusion.LOWEST_FLOOR:
        raise click.ClickException(f"--floor ne descend pas sous {diffusion.LOWEST_FLOOR}.")
    try:
        report = _report(_day("--from", first), _day("--to", last), by, state_folder(state), floor if public else None)
    except EnvironmentFault as fault:
        raise click.ClickException(fault.sentence) from fault
    text = _FORMATS[form](report)
    if out is None:
        click.echo(text.encode(), nl=False)  # bytes: a terminal in another encoding must not stop it
        return
    try:
        out.write_bytes(text.encode())
    except OSError as error:
        raise click.ClickException(f"{out} ne peut pas être écrit ({error.strerror}).") from error


def _report(first: date | None, last: date | None, by: str | None, folder: Path, floor: int | None) -> exports.Report:
    if floor is not None:
        first, last = diffusion.whole_months(first, last, date.today())
    if first and last and first > last:
        raise EnvironmentFault("Le premier jour (--from) est après le dernier (--to).")
    if by is None:
        report = exports.whole(statistics.summary(folder, first, last))
    else:
        report = exports.one(by, statistics.table(folder, by, first, last), first, last)
    return report if floor is None else exports.published(report, floor)


def _one_of(option: str, word: str, known: Iterable[str]) -> None:
    names = list(known)
    if word not in names:
        raise click.ClickException(f"{option} : « {word} » n’est pas possible ici. {did_you_mean(word, names)}")


def _day(option: str, text: str | None) -> date | None:
    if text is None:
        return None
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise click.ClickException(f"{option} : « {text} » n’est pas un jour. Écrivez par exemple 2026-11-01.")
