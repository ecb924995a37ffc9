"""The sheet of paper, read back from its PDF."""

from __future__ import annotations

import shutil
from io import BytesIO
from itertools import combinations, groupby, product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from impression.colours import TOPICS
from impression.paper import render
from impression.rhythm import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from kiosk.visit.sheet import Code, Help, Line, Sheet
from tests.impression import sheets
from tests.impression.pages import Word, pictures, squeezed, texts, words
from tests.impression.sheets import CONTENT, pdf_of, sheet


def every_word(shown: Sheet) -> list[str]:
    lines = (*shown.done, *shown.steps, *shown.bring, *shown.words)
    flows = {line.flow for line in shown.steps}
    return [
        shown.title, shown.subtitle, shown.date, shown.headings.for_whom, *(flows if len(flows) > 1 else ()),
        *(text for line in lines for text in (line.text, line.hint, line.duration, line.where)),
        *(text for item in shown.help for text in (item.name, item.phone, *item.details)),
        *(code.label for code in shown.codes),
        shown.headings.kept_nothing, shown.headings.made_with,
    ]  # fmt: skip


class TestASheet:
    def test_holds_every_word_and_fits_one_page(self):
        shown = sheets.typical()
        (page,) = texts(pdf_of(shown))
        for text in every_word(shown):
            assert squeezed(text) in squeezed(page)
        for heading in (shown.headings.done, shown.headings.steps, shown.headings.bring, shown.headings.help):
            assert heading in page

    def test_is_read_in_the_order_of_the_paper(self):
        shown = sheets.typical()
        (page,) = texts(pdf_of(shown))
        order = [
            shown.title, shown.headings.for_whom, shown.subtitle, shown.headings.done, shown.done[0].text,
            shown.headings.steps, *(line.text for line in shown.steps), shown.headings.bring, shown.bring[0].text,
            shown.headings.help, *(item.name for item in shown.help), shown.headings.kept_nothing,
        ]  # fmt: skip
        places = [squeezed(page).index(squeezed(text)) for text in order]
        assert places == sorted(places)

    def test_puts_what_is_too_long_for_the_side_under_the_text(self):
        long = "au guichet de la mairie de votre quartier, ou bien chez vous si vous préférez vraiment"
        for where, aside in (("chez vous", True), (long, False)):
            (page,) = words(pdf_of(sheet(steps=(Line("k", "Venez.", where=where),))))
            text = next(word for word in page if word.text == "Venez.")
            first = next(word for word in page if word.text == where.split()[0])
            assert (first.left > 400) is aside
            assert (first.top > text.bottom - 6) is not aside

    def test_without_a_name_is_for_nobody(self):
        assert "Pour" not in texts(pdf_of(sheet()))[0]
        assert "Pour Amina" in texts(pdf_of(sheet(nickname="Amina")))[0]

    def test_has_an_empty_box_to_tick_before_each_step(self, tmp_path: Path):
        pdf = pdf_of(sheet())
        (page,) = pictures(pdf, tmp_path)
        left = int(MARGIN)
        for verb in ("Créez", "Imprimez", "Donnez"):
            word = next(word for word in words(pdf)[0] if word.text == verb)
            middle = round((word.top + word.bottom) / 2)
            across = [page.inked(x, middle, x + 1, middle + 1) for x in range(left, left + 36)]
            runs = [(ink, len(list(run))) for ink, run in groupby(across)]
            (_, line), (_, hollow), (_, other_line) = runs[runs[0][0] is False :][:3]
            assert line <= 4
            assert hollow >= 20
            assert other_line <= 4

    def test_has_lines_to_write_on_where_there_is_room(self, tmp_path: Path):
        short, full = pdf_of(sheet(steps=sheets.STEPS[:2])), pdf_of(sheets.long())
        assert "Mes notes" in texts(short)[0]
        assert "Mes notes" not in texts(full)[0]
        (page,) = pictures(short, tmp_path)
        heading = next(word for word in words(short)[0] if word.text == "notes")
        middle = page.width // 2
        ruled = [y for y in range(int(heading.bottom), 780) if page.inked(middle, y, middle + 1, y + 1)]
        assert len(ruled) >= 5

    def test_without_anything_done_needs_no_second_heading(self):
        assert sheets.HEADINGS.steps not in texts(pdf_of(sheet()))[0]

    def test_with_no_line_at_all_is_still_a_page(self):
        assert "Mes prochaines étapes" in texts(pdf_of(sheet(steps=())))[0]

    @pytest.mark.parametrize("topic", [*TOPICS, "un-theme-du-lieu", ""])
    def test_wears_the_colours_of_its_topic(self, topic: str):
        pages = {name: pdf_of(sheet(topic=name)) for name in (topic, "aide", "droits")}
        assert texts(pages[topic]) == texts(pages["aide"])
        assert len(set(pages.values())) == (2 if topic in ("aide", "droits") else 3)

    def test_is_the_same_bytes_for_the_same_words(self):
        assert pdf_of(sheets.typical()) == pdf_of(sheets.typical())

    def test_says_nothing_of_who_where_and_when(self):
        reader = PdfReader(BytesIO(pdf_of(sheets.typical())))
        assert reader.metadata is not None
        assert reader.metadata.title == "Fiche Pas à pas"
        assert not reader.metadata.author
        assert not reader.metadata.subject
        assert str(reader.metadata.creation_date).startswith("2000-01-01")
        assert reader.trailer["/Root"]["/Lang"] == "fr"

    def test_is_drawn_with_its_own_fonts_and_no_bitmap(self):
        (page,) = PdfReader(BytesIO(pdf_of(sheets.typical()))).pages
        fonts = [font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()]
        assert fonts
        assert all("AtkinsonHyperlegibleNext" in name for name in fonts)
        assert "/XObject" not in page["/Resources"]


class TestASheetWithWords:
    def test_explains_each_of_them_under_their_heading_after_all_else(self):
        shown = sheet(steps=sheets.STEPS[:3], help=(sheets.AMELI,), words=sheets.WORDS)
        (page,) = texts(pdf_of(shown))
        order = ["Où aller, qui appeler", "Les mots à retenir", *(word.text for word in shown.words), "Cette fiche"]
        places = [squeezed(page).index(squeezed(text)) for text in order]
        assert places == sorted(places)
        for word in shown.words:
            assert squeezed(word.hint) in squeezed(page)

    def test_sets_them_side_by_side_rather_than_take_a_page_more(self):
        shown = sheet(steps=sheets.STEPS[:4], done=sheets.DONE, help=(sheets.AMELI,), words=sheets.WORDS * 2)
        (page,) = words(pdf_of(shown))
        tops = {round(word.top) for word in page if word.text in ("ALD", "CPAM")}
        assert len(tops) < 4

    def test_without_any_has_no_such_heading(self):
        assert "Les mots à retenir" not in texts(pdf_of(sheets.typical()))[0]


class TestASheetOfSeveralFlows:
    def test_says_which_flow_each_step_belongs_to(self):
        shown = sheets.two_flows()
        (page,) = texts(pdf_of(shown))
        order = [
            shown.headings.steps, "Attestation de droits", *(line.text for line in shown.steps[:2]),
            "Prendre un rendez-vous", *(line.text for line in shown.steps[2:]),
        ]  # fmt: skip
        places = [squeezed(page).index(squeezed(text)) for text in order]
        assert places == sorted(places)

    def test_wears_the_colours_of_each(self):
        shown = sheets.two_flows()
        steps = (*shown.steps[:2], *sheets.of_flow("Prendre un rendez-vous", "aide", shown.steps[2:]))
        other = replace(shown, steps=steps)
        assert texts(pdf_of(other)) == texts(pdf_of(shown))
        assert pdf_of(other) != pdf_of(shown)

    def test_says_it_again_on_the_page_where_the_steps_go_on(self):
        shown = sheet(
            steps=(
                *sheets.of_flow("Attestation de droits", "droits", sheets.STEPS[:1]),
                *sheets.of_flow("Prendre un rendez-vous", "rendez-vous", sheets.STEPS * 3),
            ),
            subtitle="Deux",
        )
        pages = texts(pdf_of(shown))
        assert len(pages) > 1
        assert all("Prendre un rendez-vous" in page for page in pages)
        assert [page.count("Attestation de droits") for page in pages] == [1, *[0] * (len(pages) - 1)]

    def test_that_has_steps_of_one_only_is_as_it_always_was(self):
        one = sheets.of_flow("Attestation de droits", "aide", sheets.STEPS[:3])
        assert pdf_of(sheet(steps=one)) == pdf_of(sheet())


class TestALongSheet:
    def test_goes_on_to_a_numbered_page_that_says_whose_it_is(self):
        first, second = texts(pdf_of(sheets.long()))
        assert "1 / 2" in first
        assert "2 / 2" in second
        assert "Mes prochaines étapes · Pour Amina" in second
        assert "dimanche 22 novembre 2026" in second

    def test_of_one_page_has_no_number(self):
        assert "1 / " not in texts(pdf_of(sheets.typical()))[0]

    def test_tightens_before_it_takes_a_second_page(self):
        heights = []
        for count in (2, 4, 6, 8):
            shown = sheet(steps=(sheets.STEPS * 2)[:count], done=sheets.DONE, bring=sheets.BRING)
            (page,) = words(pdf_of(shown))
            heights.append(next(word.bottom - word.top for word in page if word.text == "prochaines"))
        assert heights == sorted(heights, reverse=True)
        assert heights[0] > heights[-1]

    @pytest.mark.parametrize("count", [9, 11, 12, 14, 17, 23, 40])
    def test_never_ends_a_page_with_a_heading_nor_cuts_a_step(self, count: int):
        steps = tuple(
            Line(
                f"f.{n}",
                f"Étape{n} commence par un geste simple et se termine fin{n}",
                f"indice{n}",
                "carte",
                f"{n} min",
            )
            for n in range(count)
        )
        shown = sheet(steps=steps, done=sheets.DONE * 3, bring=sheets.BRING, help=(sheets.PLACE, sheets.AMELI))
        pages = texts(pdf_of(shown))
        for n in range(count):
            (page,) = [page for page in pages if f"Étape{n} " in page]
            assert f"fin{n}\n" in page
            assert f"indice{n}\n" in page
        for page in pages:
            body = page.split(shown.headings.kept_nothing)[0].split()
            assert " ".join(body[-4:]) != "Ce que je fais maintenant"[-len(" ".join(body[-4:])) :]
            for heading in (shown.headings.done, shown.headings.steps, shown.headings.bring, shown.headings.help):
                assert not " ".join(body).endswith(heading)

    def test_says_where_its_steps_go_on_and_leaves_none_alone(self):
        cards = (sheets.PLACE, sheets.AMELI, sheets.MES, sheets.AMELI)
        for count, services in product(range(5, 13), (2, 4)):
            steps = tuple(Line(f"f.{n}", f"Étape{n} se fait.", "Sans risque.", "carte") for n in range(count))
            shown = sheet(steps=steps, done=sheets.DONE, bring=sheets.BRING * 2, help=cards[:services])
            pages = texts(pdf_of(shown))
            counts = [page.count("Étape") for page in pages]
            assert 1 not in counts
            goes_on = ["Ce que je fais maintenant (suite)" in page for page in pages]
            assert goes_on == [False, *(number > 0 for number in counts[1:])]

    def test_has_no_page_almost_empty(self):
        for count in range(8, 24):
            last = words(pdf_of(sheet(steps=(sheets.STEPS * 4)[:count])))[-1]
            assert sum(1 for word in last if word.bottom < 780) > 25


def lines(least: int = 0, most: int = 4) -> st.SearchStrategy[tuple[Line, ...]]:
    return st.lists(
        st.builds(Line, st.just("k"), phrase, hint, picture, hint, hint, flow), min_size=least, max_size=most
    ).map(tuple)


typed = st.text(alphabet="aàbcçdeéèêëfghiîïjklmnoôœpqrstuùvwxyzAÉÎ0123456789’-.,()/@&", min_size=1, max_size=18)
phrase = st.one_of(st.lists(typed, min_size=1, max_size=25).map(" ".join), st.just("W" * 90))
hint = st.one_of(st.just(""), st.lists(typed, max_size=12).map(" ".join))
flow = st.sampled_from(["Attestation de droits", "Attestation de droits", "Une démarche au titre interminable " * 5])
picture = st.sampled_from(["", "carte", "telephone", "n-existe-pas", "lieu"])
anything = st.builds(
    sheet,
    steps=lines(most=8),
    done=lines(),
    bring=lines(most=6),
    help=st.lists(
        st.builds(Help, st.just("k"), phrase, st.lists(hint, max_size=3).map(tuple), hint, picture), max_size=3
    ).map(tuple),
    codes=st.lists(
        st.builds(Code, st.just("https://exemple.fr/a"), typed, st.sampled_from(["k", "z"])), max_size=1
    ).map(tuple),
    words=lines(most=6),
    nickname=hint,
    subtitle=phrase,
    topic=st.sampled_from(["", "droits", "aide"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(anything)
def test_whatever_is_written_is_printed_inside_the_margins_and_nothing_covers_anything(shown: Sheet):
    pdf = pdf_of(shown)
    printed = "".join(body(page, shown) for page in texts(pdf))
    assert [text for text in every_word(shown) if squeezed(text) not in printed + REPEATED] == []
    for page in words(pdf):
        assert [word for word in page if not inside(word)] == []
        assert [(a.text, b.text) for a, b in combinations(page, 2) if overlap(a, b)] == []


REPEATED = squeezed(sheet().date + sheets.HEADINGS.kept_nothing + sheets.HEADINGS.made_with)
"""What head and foot say on every page."""


def body(page: str, shown: Sheet) -> str:
    """What stands between head and foot: a text longer than a page goes on from one to the next."""
    text = squeezed(page)
    start = text.index(squeezed(shown.date)) + len(squeezed(shown.date))
    return text[start : text.rindex(squeezed(shown.headings.kept_nothing))]


def inside(word: Word) -> bool:
    """Poppler's boxes have room for accents and tails, which the lines of head and foot do not use."""
    tail = (word.bottom - word.top) * 0.2
    return (
        word.left >= MARGIN - 0.5
        and word.right <= PAGE_WIDTH - MARGIN + 0.5
        and word.top >= MARGIN - tail
        and word.bottom <= PAGE_HEIGHT - MARGIN + tail
    )


def overlap(one: Word, other: Word) -> bool:
    """Whether the middles of two words, where all letters are, meet."""
    return min(one.right, other.right) - max(one.left, other.left) > 0.5 and (
        min(one.bottom - _tail(one), other.bottom - _tail(other)) - max(one.top + _tail(one), other.top + _tail(other))
        > 0
    )


def _tail(word: Word) -> float:
    return (word.bottom - word.top) * 0.15


def test_a_text_of_several_pages_is_printed_to_its_end():
    endless = " ".join(f"mot{n}" for n in range(1500))
    for shown in (
        sheet(steps=(Line("f.a", endless, endless, "carte", "5 min", endless), *sheets.STEPS)),
        sheet(done=(Line("f.a", endless, endless), *sheets.DONE), bring=(Line("f.b", endless), *sheets.BRING)),
        sheet(help=(Help("k", endless, (endless,), "36 46", "carte"), sheets.AMELI), codes=(sheets.AMELI_CODE,)),
        sheet(subtitle=endless, nickname=endless),
    ):
        pdf = pdf_of(shown)
        printed = " ".join(texts(pdf)).split()
        assert set(endless.split()) <= set(printed)
        assert len(words(pdf)) < 20
        for page in words(pdf):
            assert [word for word in page if not inside(word)] == []


def test_margins_are_blank_where_a_printer_cannot_print(tmp_path: Path):
    edge = int(MARGIN) - 2
    for page in pictures(pdf_of(sheets.long()), tmp_path):
        assert not page.inked(0, 0, page.width, edge)
        assert not page.inked(0, page.height - edge, page.width, page.height)
        assert not page.inked(0, 0, edge, page.height)
        assert not page.inked(page.width - edge, 0, page.width, page.height)
        assert page.inked(edge, edge, page.width - edge, page.height - edge)


def test_nothing_is_smaller_than_ten_points_and_steps_are_large():
    sizes: dict[str, float] = {}

    def note(text: str, cm: object, tm: object, font: object, size: float) -> None:
        if text.strip():
            sizes[" ".join(text.split())] = size

    for page in PdfReader(BytesIO(pdf_of(sheets.long()))).pages:
        page.extract_text(visitor_text=note)
    assert min(sizes.values()) >= 10
    assert sizes["Créez votre compte ameli."] >= 14
    assert sizes["C’est gratuit."] >= 12
    assert sizes["36 46"] >= 24


class TestOnAMachineThatLacksThings:
    def test_without_fonts_the_sheet_is_made_with_standard_ones(self, tmp_path: Path):
        shown = sheets.typical()
        (page,) = texts(render(shown, tmp_path))
        for text in every_word(shown):
            assert squeezed(text) in squeezed(page)

    def test_with_a_broken_font_too(self, tmp_path: Path):
        for damage, file in enumerate(sorted((CONTENT / "polices").glob("*.ttf"))):
            folder = tmp_path / str(damage) / "polices"
            shutil.copytree(CONTENT / "polices", folder)
            (folder / file.name).write_bytes(file.read_bytes()[: 5000 * damage])
            assert "Créez votre compte ameli." in texts(render(sheet(), folder.parent))[0]

    def test_what_a_local_folder_brings_is_written_with_its_fonts(self, tmp_path: Path):
        shipped, local = tmp_path / "shipped", tmp_path / "local"
        shutil.copytree(CONTENT / "polices", shipped / "polices", ignore=shutil.ignore_patterns("NotoSansArabic*"))
        shutil.copytree(
            CONTENT / "polices", local / "polices", ignore=shutil.ignore_patterns("Atkinson*", "NotoSans-*")
        )
        shown = sheet(nickname="أمينة")
        fonts = {}
        for name, folders in (("alone", ()), ("local", (local,))):
            (page, *_) = PdfReader(BytesIO(render(shown, shipped, *folders))).pages
            fonts[name] = {font.get_object()["/BaseFont"][8:] for font in page["/Resources"]["/Font"].values()}
        assert fonts["local"] - fonts["alone"] == {"NotoSansArabic-SemiBold"}

    def test_a_name_that_standard_fonts_cannot_write_is_no_obstacle(self, tmp_path: Path):
        shown = sheet(nickname="أمينة", help=(Help("k", "Ici", (), "٣٦٤٦"),))
        assert "Pour ?????" in texts(render(shown, tmp_path))[0]

    @pytest.mark.parametrize("svg", ["", "<svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='a b c d'/>"])
    def test_with_a_broken_or_missing_pictogram_the_text_is_there(self, tmp_path: Path, svg: str):
        shutil.copytree(CONTENT / "polices", tmp_path / "polices")
        (tmp_path / "pictogrammes").mkdir()
        (tmp_path / "pictogrammes/medecin-distance.svg").write_text(svg)
        assert "Créez votre compte ameli." in texts(render(sheet(), tmp_path))[0]

    def test_with_pictograms_there_is_more_to_see(self, tmp_path: Path):
        plain = tuple(Line(line.key, line.text) for line in sheets.STEPS[:3])
        pictured = tuple(Line(line.key, line.text, picture=line.picture) for line in sheets.STEPS[:3])
        assert len(pdf_of(sheet(steps=pictured))) > len(pdf_of(sheet(steps=plain))) + 500

    def test_signs_the_font_does_not_have_do_not_stop_the_sheet(self):
        assert texts(pdf_of(sheet(nickname="أمينة 😀 \ud800 \x00")))
