"""Content read from its sources for a command, as an author has just written it; every fault is told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import click

from kiosk.content.folder import content_folders
from kiosk.content.layout import is_language
from kiosk.content.schema import Catalogue
from kiosk.errors import EnvironmentFault
from kiosk.reading import Fault


def read_sources(folders: Sequence[Path], language: str = "fr") -> Catalogue:
    """The catalogue without its checks: a flow that is not finished can be drawn, one that does not read cannot.

    Where it does not read, all faults are shown, and the command ends with 1.
    """
    from kiosk.content.catalogue import read_catalogue

    catalogue, faults = read_catalogue(folders, language)
    if catalogue is None:
        show_faults(faults, err=True)
        raise SystemExit(1)
    return catalogue


def show_faults(faults: Sequence[Fault], err: bool = False) -> None:
    """Faults by file, then how many there are of each."""
    for file, group in groupby(faults, key=lambda fault: fault.file):
        click.echo(click.style(file, bold=True), err=err)
        for fault in group:
            line = f"ligne {fault.line}" if fault.line else ""
            place = ", ".join(part for part in (line, fault.path) if part)
            click.echo(f"  {fault.severity} : {f'{place} : ' if place else ''}{fault.advice}", err=err)
    counts = Counter(fault.severity for fault in faults)
    told = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in sorted(counts.items())]
    click.echo(f"{', '.join(told)}." if told else "Rien à corriger.", err=err)


@contextmanager
def plainly() -> Iterator[None]:
    """A fault of the world is one sentence, as any mistake on the command line."""
    try:
        yield
    except EnvironmentFault as fault:
        raise click.ClickException(fault.sentence) from fault


def folders_with(local: Path | None) -> tuple[Path, ...]:
    """The shipped content, and the local one over it."""
    with plainly():
        return content_folders(local)


def as_language(code: str) -> None:
    if not is_language(code):
        raise click.ClickException(f"« {code} » n’est pas un code de langue. Écrivez par exemple en.")
