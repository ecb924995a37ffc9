"""A flow drawn for an author to look at: Graphviz lays its graph out, and the picture opens in any browser."""

from __future__ import annotations

import subprocess

from kiosk.content.overview import dot
from kiosk.content.schema import Flow
from kiosk.errors import EnvironmentFault

PATIENCE_S = 30.0
"""Seconds. The largest flow takes a fifth of one."""

LOOK = (
    "-Gbgcolor=#FBF9F4", "-Gfontname=sans-serif", "-Gfontsize=26",
    "-Gpad=0.4", "-Gnodesep=0.35", "-Granksep=0.6", "-Gfontcolor=#1B1F3B",
    "-Nstyle=rounded,filled", "-Nfillcolor=#FFFFFF", "-Ncolor=#857F6E", "-Nfontcolor=#1B1F3B", "-Nmargin=0.2,0.12",
    "-Ecolor=#3F4460", "-Efontcolor=#3F4460", "-Earrowsize=0.7",
)  # fmt: skip
"""The screen's ground, ink and edges (`ui/theme/tokens.py`): a drawing is looked at beside it."""


def svg(flow: Flow) -> str:
    """The flow as SVG. Raises `EnvironmentFault` where Graphviz is not installed or fails."""
    try:
        done = subprocess.run(
            ["dot", "-Tsvg", *LOOK], input=dot(flow), capture_output=True, text=True, timeout=PATIENCE_S
        )
    except FileNotFoundError as error:
        raise EnvironmentFault("Il manque Graphviz pour dessiner. Installez le paquet graphviz.") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentFault("Graphviz n’a pas fini ce dessin. Essayez « --format mermaid ».") from error
    if done.returncode:
        raise EnvironmentFault(f"Graphviz refuse ce dessin : {done.stderr.strip()[:200]}")
    return done.stdout
