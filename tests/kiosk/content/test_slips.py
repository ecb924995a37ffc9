"""A translator's slip costs one sentence, shown in French; it never takes a flow or a language from a kiosk."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.content.catalogue import read_catalogue
from kiosk.content.schema import Catalogue
from kiosk.content.words import IN_FRENCH, words_of
from kiosk.reading import Fault
from tests.kiosk.content.samples import AROUND, FILES, FLOW, line_of, swap, write_content

LINE = "essai.etapes.lire.dire[1]"
HEAD = 'msgid ""\nmsgstr "Language: en\\n"\n\n'


def entry(translated: str, context: str = LINE, french: str = "C’est gratuit.") -> str:
    return f'msgctxt "{context}"\nmsgid "{french}"\nmsgstr "{translated}"\n'


def checked(folder: Path, language: str = "en") -> tuple[Catalogue, list[Fault]]:
    """As a kiosk reads it."""
    catalogue, faults = read_catalogue([folder], language, AROUND)
    assert catalogue is not None, "\n".join(map(str, faults))
    return catalogue, list(faults)


def line(catalogue: Catalogue) -> str:
    return catalogue.flows["essai"].steps["lire"].sentences[0]


@pytest.mark.parametrize(
    ("translated", "fragment"),
    [
        ("It is <b>free</b>.", "code de mise en forme"),
        ("It is free \N{SLIGHTLY SMILING FACE}.", "aucune police ne dessine"),
        ("Call 01 02 03 04 05.", "peuvent se séparer"),
        ("It is * free.", "se lit mal"),
        ("It is {free}.", "n’est pas dans le texte français"),
        ("  ", "est vide"),
    ],
)
def test_a_sentence_that_would_harm_its_screen_is_shown_in_french_and_told_with_its_line(
    tmp_path: Path, translated: str, fragment: str
) -> None:
    po = HEAD + entry("A trial", "essai.titre", "Un essai") + "\n" + entry(translated)
    folder = write_content(tmp_path, {**FILES, "traductions/en/essai.po": po})
    catalogue, (fault,) = checked(folder)
    assert line(catalogue) == f"C’est gratuit.{IN_FRENCH}"
    assert catalogue.flows["essai"].title == "A trial"
    assert (fault.file, fault.severity, fault.line) == ("traductions/en/essai.po", "alerte", line_of(po, LINE) + 1)
    assert fragment in fault.sentence
    told = read_catalogue([folder], around=replace(AROUND, languages=("en",)))[1]
    assert fault in told, "« content check » says it before a kiosk meets it"


def test_the_words_of_the_program_are_looked_at_too(tmp_path: Path) -> None:
    po = HEAD + 'msgid "Continuer"\nmsgstr "Go &amp; on"\n\nmsgid "Retour"\nmsgstr "Back"\n'
    catalogue, (fault,) = checked(write_content(tmp_path, {**FILES, "traductions/en/interface.po": po}))
    assert catalogue.interface == {"Retour": "Back"}
    assert "&amp;" in fault.sentence


def test_a_slip_in_a_local_file_leaves_the_shipped_translation(tmp_path: Path) -> None:
    shipped = write_content(tmp_path / "livre", {**FILES, "traductions/en/essai.po": HEAD + entry("It is free.")})
    local = write_content(tmp_path / "ici", {"traductions/en/essai.po": HEAD + entry("<i>Free</i>.")})
    catalogue, faults = read_catalogue([shipped, local], "en", AROUND)
    assert catalogue is not None
    assert line(catalogue) == "It is free."
    assert [fault.file for fault in faults] == ["ici/traductions/en/essai.po"]


def test_how_many_sentences_a_translation_takes_is_for_its_translator_to_say(tmp_path: Path) -> None:
    three = "It is free. You pay nothing. Really."
    folder = write_content(tmp_path, {**FILES, "traductions/en/essai.po": HEAD + entry(three)})
    catalogue, faults = checked(folder)
    assert (line(catalogue), faults) == (three, [])


def test_a_french_line_of_two_sentences_may_wait_for_its_translation(tmp_path: Path) -> None:
    """The mark « (fr) » is no third sentence."""
    flow = swap(FLOW, "C’est gratuit.", "C’est gratuit. C’est simple.")
    files = {**FILES, "parcours/essai.yaml": flow, "traductions/en/essai.po": HEAD + entry("It is free.")}
    catalogue, faults = checked(write_content(tmp_path, files))
    assert (line(catalogue), faults) == (f"C’est gratuit. C’est simple.{IN_FRENCH}", [])


def test_what_is_asked_of_the_french_is_not_asked_of_its_translation(tmp_path: Path) -> None:
    """« Je ne sais pas » is known by its words, where its name says nothing."""
    flow = FLOW.replace('"ne-sait-pas"', '"autre-chose"')
    unsure = entry("No idea", "essai.etapes.debut.choix.autre-chose.texte", "Je ne sais pas")
    long = entry(" ".join(["word"] * 30) + "; (one two three four five).")
    files = {**FILES, "parcours/essai.yaml": flow, "traductions/en/essai.po": HEAD + unsure + "\n" + long}
    assert checked(write_content(tmp_path, files))[1] == []


def test_a_fault_of_the_french_keeps_every_language_from_the_new_content(tmp_path: Path) -> None:
    """Else a sheet would pair the lines of two contents."""
    flow = swap(FLOW, "C’est gratuit.", "C’est gratuit" + ", vraiment gratuit" * 12 + ".")
    folder = write_content(tmp_path, {**FILES, "parcours/essai.yaml": flow, "traductions/en/essai.po": HEAD})
    found = [read_catalogue([folder], language, AROUND) for language in ("fr", "en")]
    assert [catalogue for catalogue, _ in found] == [None, None]
    assert found[0][1] == found[1][1]


def test_a_language_begins_with_an_empty_folder(tmp_path: Path) -> None:
    folder = write_content(tmp_path, {**FILES, "traductions/pl/langue.toml": 'nom = "Polski"\n'})
    catalogue, faults = checked(folder, "pl")
    assert line(catalogue) == f"C’est gratuit.{IN_FRENCH}"
    assert [(fault.file, fault.severity) for fault in faults if "clavier" not in fault.file] == [
        ("traductions/pl", "alerte")
    ]


def pages(rule: str, *forms: str) -> str:
    head = f'msgid ""\nmsgstr "{rule}"\n\n' if rule else ""
    written = "".join(f'msgstr[{rank}] "{form}"\n' for rank, form in enumerate(forms))
    return f'{head}msgid "{{n}} page"\nmsgid_plural "{{n}} pages"\n{written}'


THREE = "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);\\n"
TWO = "Plural-Forms: nplurals=2; plural=(n > 1);\\n"
LINES = '\nmsgid "{n} ligne"\nmsgid_plural "{n} lignes"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n'


def counted(folders: list[Path], language: str, *numbers: int) -> list[str]:
    catalogue, _ = read_catalogue(folders, language)
    assert catalogue is not None
    words = words_of(catalogue)
    return [words.counted("{n} page", "{n} pages", n) for n in numbers]


def test_forms_are_picked_by_the_rule_of_their_own_file(tmp_path: Path) -> None:
    """A local file may count otherwise: its forms and those of the shipped one stand side by side."""
    shipped = write_content(tmp_path / "livre", {"traductions/uk/interface.po": pages(THREE, "x", "y", "z") + LINES})
    local = write_content(tmp_path / "ici", {"traductions/uk/interface.po": pages(TWO, "one", "many")})
    write_content(tmp_path / "livre")
    assert counted([shipped, local], "uk", 1, 3, 9) == ["one", "many", "many"]
    catalogue, _ = read_catalogue([shipped, local], "uk")
    assert catalogue is not None
    words = words_of(catalogue)
    assert [words.counted("{n} ligne", "{n} lignes", n) for n in (1, 3, 9)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("language", "forms", "numbers", "picked"),
    [
        ("ar", "abcdef", (0, 1, 2, 5, 15, 100), "abcdef"),
        ("pl", "abc", (1, 2, 5), "abc"),
        ("pt-BR", "ab", (1, 2), "ab"),
        ("eo", "ab", (1, 2), "ab"),
    ],
)
def test_without_a_head_a_file_counts_as_its_language_does(
    tmp_path: Path, language: str, forms: str, numbers: tuple[int, ...], picked: str
) -> None:
    folder = write_content(tmp_path, {**FILES, f"traductions/{language}/interface.po": pages("", *forms)})
    assert counted([folder], language, *numbers) == list(picked)


@pytest.mark.parametrize(
    ("po", "given"),
    [
        (pages(TWO, "a", "b", "c"), 3),
        (pages(THREE, "a", "b"), 2),
        (pages("", "a"), 1),
        (pages(THREE, "a", "", "c"), 2),
    ],
)
def test_forms_that_are_not_as_many_as_the_rule_says_are_told_and_harm_no_other(
    tmp_path: Path, po: str, given: int
) -> None:
    po += '\nmsgid "Oui"\nmsgstr "Yes"\n'
    folder = write_content(tmp_path, {**FILES, "traductions/uk/interface.po": po})
    catalogue, faults = read_catalogue([folder], "uk")
    assert catalogue is not None
    assert catalogue.interface == {"Oui": "Yes"}
    assert counted([folder], "uk", 1, 5) == [
        f"1 page{IN_FRENCH}",
        f"5 pages{IN_FRENCH}",
    ]
    (fault,) = faults
    assert (fault.file, fault.severity, fault.line) == (
        "traductions/uk/interface.po",
        "alerte",
        line_of(po, '{n} page"'),
    )
    assert f"il y a {given} formes de pluriel" in fault.sentence
