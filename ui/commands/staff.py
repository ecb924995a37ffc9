"""`pasapas staff`: who may open the staff door."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.errors import EnvironmentFault
from kiosk.staff.door import write_pin
from kiosk.staff.pins import objection
from kiosk.state_folder import state_folder


@click.group()
def staff() -> None:
    """Règle l’accès du personnel à la borne."""


@staff.command(epilog="Exemple\u00a0: pasapas staff pin")
@click.option("--stdin", "piped", is_flag=True, help="Lit le code sur l’entrée, sans question. Pour les scripts.")
@click.option("--state", type=click.Path(path_type=Path), metavar="DOSSIER", help="Dossier d’état de la borne.")
def pin(piped: bool, state: Path | None) -> None:
    """Choisit le code du personnel, ou le change.

    De 4 à 8 chiffres, demandés deux fois, sans rien montrer. Si la borne est allumée, le nouveau code marche tout de
    suite, et une attente après des codes faux est finie.
    """
    folder = state_folder(state)
    code = _piped() if piped else _asked()
    try:
        write_pin(folder, code)
    except EnvironmentFault as fault:
        raise click.ClickException(fault.sentence) from fault
    click.echo(f"Le code du personnel est choisi, pour la borne dont le dossier d’état est {folder}.")


def _piped() -> str:
    line = sys.stdin.buffer.readline(64) if sys.stdin else b""
    return _sound(line.decode("ascii", "replace").strip())


def _asked() -> str:
    if not (sys.stdin and sys.stdin.isatty()):
        raise click.ClickException("Le code se tape au clavier. Pour le donner autrement, ajoutez --stdin.")
    try:
        code = _sound(_hidden("Nouveau code du personnel (4 à 8 chiffres)"))
        again = _hidden("Le même code, encore une fois")
    except click.Abort as abort:
        raise click.ClickException("Rien n’est changé.") from abort
    if again != code:
        raise click.ClickException("Les deux codes ne sont pas pareils. Rien n’est changé.")
    return code


def _hidden(question: str) -> str:
    answer: str = click.prompt(question, hide_input=True, prompt_suffix="\u00a0: ")
    return answer.strip()


def _sound(code: str) -> str:
    if against := objection(code):
        raise click.ClickException(f"{against.value} Rien n’est changé.")
    return code
