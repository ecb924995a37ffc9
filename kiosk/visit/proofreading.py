"""How far the words of a page, or of a sheet, can be trusted."""

from __future__ import annotations

from collections.abc import Collection

from kiosk.content.schema import Catalogue
from kiosk.content.words import INTERFACE, SOURCE_LANGUAGE, Words, msgid

MACHINE = msgid("Traduction automatique, pas encore relue.")


def notice(catalogue: Catalogue, words: Words, files: Collection[str] = ()) -> str:
    """Said where a machine has translated something, and nobody has read it since: in the words of the program, or in
    those of `files` (flows by id, shared files by their name without its ending)."""
    unreviewed = {INTERFACE, *files} & {*catalogue.proofreading.unreviewed}
    return words(MACHINE) if unreviewed and catalogue.language != SOURCE_LANGUAGE else ""
