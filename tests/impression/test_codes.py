"""The codes to photograph, as they stand on the printed page."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import segno

from impression.rhythm import CODE, MARGIN, PAGE_WIDTH, RADIUS
from kiosk.visit.sheet import Code, Help
from tests.impression import sheets
from tests.impression.pages import grey_files, pictures, texts, words
from tests.impression.sheets import pdf_of, sheet


def test_codes_are_read_back_from_the_printed_page(tmp_path: Path):
    shown = sheet(help=(sheets.AMELI, sheets.MES), codes=(sheets.AMELI_CODE, sheets.MES_CODE))
    (image,) = grey_files(pdf_of(shown), tmp_path, 120)
    read = subprocess.run(
        ["zbarimg", "--quiet", "--nodbus", "--raw", image], capture_output=True, text=True, check=True, timeout=60
    )
    assert set(read.stdout.split()) == {code.url for code in shown.codes}


def test_codes_are_24_millimetres_wide_with_four_white_modules_around(tmp_path: Path):
    pdf = pdf_of(sheet(help=(sheets.AMELI,), codes=(sheets.AMELI_CODE,)))
    symbol, white = printed_code(pdf, "assure.ameli.fr", tmp_path)
    modules = len(segno.make_qr(sheets.AMELI_CODE.url, error="m").matrix)
    assert symbol == pytest.approx(CODE, abs=0.6)
    assert min(white) >= 4 * symbol / modules - 0.6


def test_codes_are_as_far_from_the_edge_of_their_card_on_every_side(tmp_path: Path):
    """Whether the card has the row for itself or half of it."""
    service = Help("contact.ameli", "Assurance Maladie", ("Le lundi",))
    other = Help("contact.autre", "Mairie", ("Le lundi",))
    for count, shown in enumerate(((service,), (other, service) * 3)):
        made = sheet(steps=sheets.STEPS * count, help=shown, codes=(sheets.AMELI_CODE,))
        (folder := tmp_path / str(count)).mkdir()
        pdf = pdf_of(made)
        name = next(word for page in words(pdf) for word in page if word.text == "Assurance")
        assert (name.left > PAGE_WIDTH / 2) is (count == 1)
        _, (above, right, below) = printed_code(pdf, "assure.ameli.fr", folder)
        assert above == pytest.approx(right, abs=1)
        assert below == pytest.approx(right, abs=1)


def test_codes_stand_in_the_card_of_their_service():
    shown = sheet(help=(sheets.PLACE, sheets.AMELI, sheets.MES), codes=(sheets.MES_CODE, sheets.AMELI_CODE))
    (page,) = words(pdf_of(shown))
    tops = {word.text: word.top for word in page}
    assert tops["Assurance"] < tops["assure.ameli.fr"]
    assert abs(tops["assure.ameli.fr"] - tops["Assurance"]) < 110
    assert abs(tops["monespacesante.fr"] - tops["espace"]) < 110


def test_codes_of_no_service_have_a_card_of_their_own():
    (page,) = texts(pdf_of(sheet(codes=(Code("https://www.sante.fr", "sante.fr", "contact.inconnu"),))))
    assert page.count("sante.fr") == 2
    assert sheets.HEADINGS.help in page


def printed_code(pdf: bytes, label: str, folder: Path) -> tuple[float, tuple[float, float, float]]:
    """Side in points of the code in the card at the right where `label` stands; the white above it, right of it, below.

    The card's edges are found from its padding, the code as all that is printed there after the last word.
    """
    fine = 4
    number, word = next((n, word) for n, page in enumerate(words(pdf)) for word in page if word.text == label)
    page = pictures(pdf, folder, 72 * fine)[number]
    edge = round((PAGE_WIDTH - MARGIN) * fine)
    level = round((word.top + word.bottom) / 2 * fine)
    straight = round(edge - (RADIUS + 1) * fine)
    top = next(y for y in range(level, 0, -1) if page.inked(straight, y, straight + fine, y + 1))
    bottom = next(y for y in range(level, page.height) if page.inked(straight, y, straight + fine, y + 1))
    inside = [word.right for word in words(pdf)[number] if top < (word.top + word.bottom) / 2 * fine < bottom]
    left = round((max(inside) + 3) * fine)
    head, foot = top + 2 * fine, bottom - 2 * fine
    rows = [y for y in range(head, foot) if page.inked(left, y, straight, y + 1)]
    columns = [x for x in range(left, straight) if page.inked(x, head, x + 1, foot)]
    above, right, below = rows[0] - top, edge - columns[-1], bottom - rows[-1]
    return (columns[-1] + 1 - columns[0]) / fine, (above / fine, right / fine, below / fine)
