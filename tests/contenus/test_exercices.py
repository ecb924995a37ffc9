"""The made-up sites and their guides, read as files: whole, alone, and without a word or an address of a true site."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.content.guides import Guide
from kiosk.content.shelf import Shelf
from tests.contenus.ways import CONTENT

PAGES = sorted((CONTENT / "exercices").glob("*/*.html"))
SITES = sorted({page.parent.name for page in PAGES})
BRANDS = re.compile(r"\b(doctolib|ameli|maiia|keldoc|qare|livi|mon espace santé|franceconnect)\b", re.IGNORECASE)
MOST_WORDS = {"dire": 9, "astuce": 10, "autrement": 13}


class Page(HTMLParser):
    """What the tests want to know of a page."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.attributes: set[str] = set()
        self.labelled: set[str] = set()
        self.fields: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self.feed(file.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.attributes |= known.keys()
        self.links += [known[name] for name in ("href", "src", "action") if name in known]
        self.ids += [known["id"]] if "id" in known else []
        self.words += [known["data-mot"]] if "data-mot" in known else []
        self.labelled |= {known["for"]} if tag == "label" and "for" in known else set()
        if tag in ("input", "select", "textarea") and known.get("type") not in ("radio", "checkbox", "hidden"):
            self.fields.append((known.get("id", ""), known.get("aria-label", "")))
        if tag == "script":
            self.scripts.append(known.get("src", ""))


@cache
def read(file: Path) -> Page:
    return Page(file)


def scripts(site: str) -> str:
    return "\n".join(file.read_text("utf-8") for file in (CONTENT / "exercices" / site).glob("*.js"))


@cache
def shelf() -> Shelf:
    return Shelf([CONTENT])


def guides() -> dict[str, Guide]:
    return shelf().guides


every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.name}")
every_site = pytest.mark.parametrize("site", SITES)


def test_each_folder_of_pages_is_a_site() -> None:
    """What is wrong in one is told by `pasapas content check`, which another test runs."""
    assert sorted(shelf().practice) == SITES


@every_page
def test_a_page_leads_only_to_what_is_there(page: Path) -> None:
    for link in read(page).links:
        file = re.split(r"[?#]", link)[0]
        assert "://" not in link
        assert not link.startswith(("//", "mailto:", "tel:", "javascript:")), link
        where = page.parent.parent if file.startswith("commun/") else page.parent
        assert not file or (where / file).is_file(), link


@every_page
def test_a_page_holds_no_script_and_no_style_of_its_own(page: Path) -> None:
    """As the wall of these pages forbids it (`ui/browser/practice_files.py`)."""
    shown = read(page)
    assert not [name for name in shown.attributes if name.startswith("on") or name == "style"]
    assert shown.scripts
    assert all(shown.scripts)
    assert shown.scripts[0] == "commun/exercice.js"  # it draws the band that says that this is practice


@every_page
def test_names_are_one_each_and_every_field_has_its_own(page: Path) -> None:
    shown = read(page)
    assert not [name for name, count in Counter(shown.ids).items() if count > 1]
    assert not [name for name, label in shown.fields if name not in shown.labelled and not label]


@every_page
def test_no_brand_is_on_it(page: Path) -> None:
    assert not BRANDS.search(page.read_text("utf-8"))


@every_site
def test_scripts_lead_only_to_pages_that_are_there_and_ask_nothing_of_the_machine(site: str) -> None:
    source = scripts(site)
    for page in re.findall(r"[\"'`/ (]([a-z0-9-]+\.(?:html|pdf))\b", source):
        assert (CONTENT / "exercices" / site / page).is_file(), page
    forbidden = (
        r"\b(fetch|XMLHttpRequest|WebSocket|localStorage|indexedDB|eval|window\.open|alert|mediaDevices|sendBeacon)\b"
    )
    assert not re.search(forbidden, source)
    assert not BRANDS.search(source)


@every_site
def test_each_hard_word_is_explained(site: str) -> None:
    explained = shelf().practice[site].words
    used = {word for page in (CONTENT / "exercices" / site).glob("*.html") for word in read(page).words}
    said = used | {word for word in explained if word in scripts(site)}
    assert said == set(explained)
    for word in explained.values():
        assert len(word.meaning.split()) <= 12, word


@pytest.mark.parametrize("name", sorted(guides()))
def test_a_guide_says_each_gesture_shortly_and_ends_where_it_has_worked(name: str) -> None:
    guide = guides()[name]
    assert 5 <= len(guide.gestures) <= 14
    for gesture in guide.gestures:
        for key, text in (("dire", gesture.text), ("astuce", gesture.tip), ("autrement", gesture.otherwise)):
            assert len(re.findall(r"[\w’@.-]+", text)) <= MOST_WORDS[key], text
    assert guide.gestures[-1].done[guide.site].read
