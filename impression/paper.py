"""A sheet of next steps becomes an A4 page.

reportlab takes 0.2 s to load: it is imported with the first sheet, or ahead of it by `prepare`, never at start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.visit.sheet import Sheet

if TYPE_CHECKING:
    from impression.written import WrittenLine


def render(sheet: Sheet, content: Path, *local: Path) -> bytes:
    """The sheet as an A4 PDF: one page when it fits.

    `content` is the folder with `polices/` and `pictogrammes/`; whatever is missing there is done without. `local`:
    others whose fonts write what its own cannot. Every word comes from `sheet`. The same sheet always gives the same
    bytes, and nothing of it is remembered.
    """
    return render_and_note(sheet, content, *local)[0]


def render_and_note(sheet: Sheet, content: Path, *local: Path) -> tuple[bytes, tuple[WrittenLine, ...]]:
    """The same, and its lines of writing in the order in which they were drawn: where each word stands."""
    from impression.composition import compose

    return compose(sheet, content, local)


def prepare(content: Path, *local: Path) -> None:
    """Load what a first sheet would wait for. Harmless to call twice, or from another thread."""
    from impression.composition import load

    load(content, local)
