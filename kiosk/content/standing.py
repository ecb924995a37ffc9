"""How far each translation has come, measured against what the program and the content say today."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from msgspec import Struct

from kiosk.content.po import forms_of
from kiosk.content.renewal import renewals
from kiosk.content.translations import is_machine_made


class Standing(Struct, frozen=True, kw_only=True):
    """Of `strings` texts, each is `translated`, `fuzzy` or `missing`; of the translated ones a person has reviewed
    so many."""

    language: str
    strings: int
    translated: int
    fuzzy: int
    missing: int
    reviewed: int

    @property
    def share(self) -> int | None:
        """Percent of all texts that are translated and reviewed; 100 only when all are, None where there is no text."""
        return 100 * self.reviewed // self.strings if self.strings else None


def standing(files: Mapping[Path, Catalog], language: str, beneath: Path | None = None) -> Standing:
    """Of the PO files of one language, by their templates; they need not be brought up to them first.

    `beneath`: the folder of the same language that these files stand upon; what it translates counts too. Raises
    `EnvironmentFault` when a file cannot be read.
    """
    found = renewals(files, language, beneath).values()
    entries = [entry for renewal in found for entry in (*renewal.own, *renewal.beneath) if entry.id]
    good = [entry for entry in entries if _is_whole(entry) and not entry.fuzzy]
    fuzzy = sum(_is_whole(entry) and entry.fuzzy for entry in entries)
    return Standing(
        language=language,
        strings=len(entries),
        translated=len(good),
        fuzzy=fuzzy,
        missing=len(entries) - len(good) - fuzzy,
        reviewed=sum(not is_machine_made(entry) for entry in good),
    )


def _is_whole(entry: Message) -> bool:
    return all(forms_of(entry)) if not entry.fuzzy else any(forms_of(entry))
