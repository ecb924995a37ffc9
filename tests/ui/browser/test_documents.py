"""Documents are drawn by a process of their own, which may take too long, or break."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from kiosk.erasure import running
from kiosk.private_folder import NAME
from ui.beside.lines import Document
from ui.browser.documents import MOST_PICTURES, WIDE, draw

PATIENCE_MS = 20_000


@pytest.fixture
def private(tmp_path: Path) -> Path:
    folder = tmp_path / f"{NAME}1-abcdefgh"
    folder.mkdir()
    return folder


def paper(file: Path, pages: int) -> Path:
    canvas = Canvas(str(file))
    for number in range(pages):
        canvas.drawString(100, 700, f"{number}")
        canvas.showPage()
    canvas.save()
    return file


def drawn(file: Path, private: Path, qtbot: QtBot) -> Document | None:
    told: list[Document | None] = []
    parent = QObject()
    draw(file, private, parent, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    return told[0]


def test_its_pages_are_counted_and_the_first_are_drawn(private: Path, qtbot: QtBot) -> None:
    document = drawn(paper(private / "document-1.pdf", MOST_PICTURES + 2), private, qtbot)
    assert document is not None
    assert (document.pages, len(document.pictures)) == (MOST_PICTURES + 2, MOST_PICTURES)
    assert {QImage(picture).width() for picture in document.pictures} == {WIDE}


def test_what_is_no_document_has_no_page(private: Path, qtbot: QtBot) -> None:
    file = private / "document-1.pdf"
    file.write_bytes(b"%PDF-1.4 nothing")
    assert drawn(file, private, qtbot) == Document(str(file), 0, ())


def test_one_that_takes_too_long_is_given_up(private: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.browser.documents.LONGEST_MS", 20)
    assert drawn(paper(private / "document-1.pdf", 1), private, qtbot) is None


def test_it_is_known_as_a_process_of_the_visit(private: Path, qtbot: QtBot) -> None:
    parent = QObject()
    draw(paper(private / "document-1.pdf", 1), private, parent, lambda _document: None)
    (process,) = parent.findChildren(QProcess)
    assert process.waitForStarted(PATIENCE_MS)
    assert running(private) == [process.processId()]
    process.waitForFinished(PATIENCE_MS)
