"""The order in which the people of a language look for a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import cmp_to_key
from typing import Any

from PySide6.QtCore import QCollator, QLocale


def alphabetical(language: str) -> Callable[[str], Any]:
    """A key for `sorted`, by the rules that Qt has from CLDR: « éclair » before « zèbre », « ñ » after « n »."""
    return cmp_to_key(QCollator(QLocale(language)).compare)
