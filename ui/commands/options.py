"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click


class Size(click.ParamType):
    """`1366x768`."""

    name = "LxH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        try:
            width, height = (int(part) for part in str(value).lower().split("x"))
        except ValueError:
            self.fail(f"« {value} » n’est pas une taille. Écrivez par exemple 1366x768.", param, ctx)
        if not 320 <= width <= 16_000 or not 320 <= height <= 16_000:
            self.fail("La taille doit aller de 320 à 16000 points.", param, ctx)
        return width, height


CONTENT = click.option(
    "--content", type=click.Path(path_type=Path), help="Dossier de contenus locaux, ajoutés à ceux de la borne."
)
STATE = click.option(
    "--state", type=click.Path(path_type=Path), help="Dossier où la borne garde son journal et ses réglages."
)
SETTINGS = click.option("--settings", type=click.Path(path_type=Path), help="Fichier de réglages pasapas.toml.")
SIZE = click.option("--size", type=Size(), help="Taille de la fenêtre, par exemple 1366x768.")

LOCAL = click.option(
    "--content",
    "local",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help="Dossier de contenus locaux, posé par-dessus ceux de la borne.",
)
