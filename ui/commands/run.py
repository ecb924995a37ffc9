"""`pasapas run`: the kiosk."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ui.commands.options import CONTENT, SETTINGS, SIZE, STATE

BEFORE = "PASAPAS_AVANT"
"""Variable by which a kiosk that starts itself again, after a wipe that has failed, tells where its traces may be."""


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
    from ui.application import AGAIN, Wanted, start

    before = os.environ.pop(BEFORE, "")
    kiosk = start(Wanted(windowed, size, content, state, settings, before=Path(before) if before else None))
    # The kiosk goes on without what is faulty; whoever starts it by hand reads why.
    for fault in (*kiosk.faults, *kiosk.library.faults):
        click.echo(str(fault), err=True)
    if exit_when_ready:
        from ui.readiness import leave_when_ready

        leave_when_ready(kiosk)
    status = kiosk.run(first_start=not exit_when_ready and not before)
    if status == AGAIN:
        os.environ[BEFORE] = str(kiosk.private)
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    raise SystemExit(status)
