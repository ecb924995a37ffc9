"""`pasapas run`: the kiosk."""

from __future__ import annotations

from pathlib import Path

import click

from ui.commands.options import CONTENT, SETTINGS, SIZE, STATE


@click.command()
@click.option("--windowed", is_flag=True, help="Dans une fenêtre, sans prendre tout l’écran.")
@SIZE
@CONTENT
@STATE
@SETTINGS
@click.option(
    "--exit-when-ready", is_flag=True, help="Démarre, répond à un toucher, écrit les millisecondes, et s’arrête."
)
def run(
    windowed: bool, size: tuple[int, int] | None, content: Path | None, state: Path | None, settings: Path | None,
    exit_when_ready: bool,
) -> None:  # fmt: skip
    """Ouvre la borne en plein écran.

    Exemple : pasapas run --windowed --size 1366x768
    """
    from ui.application import Wanted, start

    kiosk = start(Wanted(windowed, size, content, state, settings))
    # The kiosk goes on without what is faulty; whoever starts it by hand reads why.
    for fault in (*kiosk.faults, *kiosk.library.faults):
        click.echo(str(fault), err=True)
    if exit_when_ready:
        from ui.readiness import leave_when_ready

        leave_when_ready(kiosk)
    raise SystemExit(kiosk.run(first_start=not exit_when_ready))
