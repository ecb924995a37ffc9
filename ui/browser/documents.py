"""A document of a site, read and drawn here: the kiosk's own process opens nothing that comes from elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument

from ui.beside.lines import Document

MOST_PICTURES = 10
WIDE = 900
"""Pixels of a page as it is shown."""

TALLEST = 3 * WIDE
"""A page may be as thin as a thread: its picture may not take all the memory."""


def document_of(file: Path) -> Document:
    """With a picture of each of its first pages, beside it; no page when it is none."""
    document = QPdfDocument()
    document.load(str(file))
    pages = document.pageCount() if document.status() is QPdfDocument.Status.Ready else 0
    pictures = []
    for number in range(min(pages, MOST_PICTURES)):
        size = document.pagePointSize(number)
        high = min(TALLEST, round(WIDE * size.height() / max(1.0, size.width())))
        image = document.render(number, QSize(WIDE, high))
        picture = file.with_suffix(f".{number}.png")
        image.save(str(picture))
        pictures.append(str(picture))
    document.close()
    return Document(str(file), pages, tuple(pictures))
