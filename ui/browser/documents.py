"""A document of a site, read and drawn in a process of its own: what comes from elsewhere may be ill-made, or so heavy
that whoever draws it says nothing for many seconds.

`python -m ui.browser.documents --private DIR FILE` draws the pages beside the file, and tells of them on one line.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QSize, QTimer
from PySide6.QtPdf import QPdfDocument

from ui.beside.lines import Document, line, told_by_browser

MOST_PICTURES = 10
WIDE = 900
"""Pixels of a page as it is shown."""

TALLEST = 3 * WIDE
"""A page may be as thin as a thread: its picture may not take all the memory."""

LONGEST_MS = 30_000
"""Then it cannot be shown here."""


def draw(file: Path, private: Path, parent: QObject, done: Callable[[Document | None], None]) -> None:
    """Have it drawn, in the private folder; `done` hears of it, or of nothing where that failed. Ends with `parent`."""
    process = QProcess(parent)

    def finish() -> None:
        done(_told(process.readAllStandardOutput().data()))
        process.deleteLater()

    process.finished.connect(finish)
    process.errorOccurred.connect(lambda error: finish() if error is QProcess.ProcessError.FailedToStart else None)
    QTimer.singleShot(LONGEST_MS, process, process.kill)
    process.start(sys.executable, ["-m", __name__, "--private", str(private), str(file)])


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


def _told(row: bytes) -> Document | None:
    with suppress(ValueError):
        message = told_by_browser(row)
        return message if isinstance(message, Document) else None
    return None


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--private", help="by which whoever wipes the visit away finds this process")
    parser.add_argument("file", type=Path)
    sys.stdout.buffer.write(line(document_of(parser.parse_args().file)))


if __name__ == "__main__":
    main()
