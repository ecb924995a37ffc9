"""The keys of each language: read from its folder, held to its letters, and never a reason not to start."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.catalogue import read_catalogue
from kiosk.content.keys import capital, faults_of_other_keys, read_keys, small
from kiosk.content.pack import ready_catalogue, sources_digest
from kiosk.content.schema import Keys
from kiosk.content.surroundings import look_around
from tests.kiosk.content.samples import write_content

SHIPPED = Path(__file__).parents[3] / "contenus"
CODES = [code.parent.name for code in sorted(SHIPPED.glob("traductions/*/clavier.toml"))]
PROMISED = {"fr", "en", "es", "pt", "ar", "tr", "ro", "uk", "ru", "fa"}
NO_BREAK = "\N{NO-BREAK SPACE}"
A_TO_Z = Keys().alphabet
GOOD = 'alphabet = "A B É"\n[[habituel]]\nnom = "AZERTY"\nrangees = ["A É", "B"]\n'


def write(folder: Path, language: str, keys: str, offered: bool = True) -> Path:
    home = folder / "traductions" / language
    home.mkdir(parents=True, exist_ok=True)
    (home / "clavier.toml").write_text(keys, "utf-8")
    if offered:
        (home / "langue.toml").write_text('nom = "Langue"\n', "utf-8")
    return folder


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_a_sound_keyboard_of_its_own(code: str) -> None:
    keys, faults = read_keys([SHIPPED], code, look_around([SHIPPED]).glyphs)
    assert faults == ()
    assert keys.usual or code not in PROMISED


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("fr", "É È Ç Ï Ô"), ("en", "A Z"), ("es", "Ñ Á Ü"), ("pt", "Ç Ã Õ"), ("ar", "ا ض ة ى ء أ"),
        ("tr", "Ğ I İ Ş Ö Ü Ç"), ("ro", "Ă Â Î Ș Ț"), ("uk", "Ґ Є І Ї ’"), ("ru", "Ё Ъ Ы Э"), ("fa", "پ چ ژ گ ک ی آ"),
    ],
)  # fmt: skip
def test_the_letters_that_only_it_has_are_there(code: str, letters: str) -> None:
    keys, _ = read_keys([SHIPPED], code)
    assert set(letters.split()) <= set(keys.alphabet.split())


@pytest.mark.parametrize(
    ("code", "names", "first"),
    [
        ("fr", ["AZERTY"], "A Z E R T Y"), ("en", ["QWERTY"], "Q W E R T Y"), ("tr", ["Q", "F"], "Q W E R T Y U I O"),
        ("ar", ["العربية"], "ض ص ث ق"), ("fa", ["فارسی"], "ض ص ث ق"), ("ru", ["ЙЦУКЕН"], "Й Ц У К Е Н"),
        ("uk", ["ЙЦУКЕН"], "Й Ц У К Е Н"),
    ],
)  # fmt: skip
def test_the_usual_keyboards_begin_as_their_people_know_them(code: str, names: list[str], first: str) -> None:
    keys, _ = read_keys([SHIPPED], code)
    assert [layout.name for layout in keys.usual] == names
    assert keys.usual[0].rows[0].startswith(first)


def test_no_language_that_is_promised_is_without_its_keys() -> None:
    assert {*CODES} >= PROMISED


def test_another_alphabet_comes_with_the_latin_letters_of_french() -> None:
    french, _ = read_keys([SHIPPED], "fr")
    latin = {code: read_keys([SHIPPED], code)[0].latin for code in CODES}
    assert {code for code, letters in latin.items() if letters == french.alphabet} >= {"ar", "fa", "ru", "uk"}


def test_names_of_france_can_be_written_on_every_keyboard() -> None:
    """« Zoé », « Héloïse », « Anaïs »: also by whoever reads English."""
    for code in CODES:
        keys, _ = read_keys([SHIPPED], code)
        assert {"É", "È", "Ë", "Ï", "Ç", "Ñ", "Ô"} <= {*keys.alphabet.split(), *keys.latin.split()}, code
        assert code in ("ar", "fa", "ru", "uk") or not {*keys.alphabet.split()} & {*keys.latin.split()}, code


def test_a_language_may_say_which_latin_letters_it_wants(tmp_path: Path) -> None:
    keys, _ = read_keys([write(tmp_path, "el", 'alphabet = "Α Β Γ"\nlatin = "A B"\n')], "el")
    assert keys.latin == "A B"


def test_an_eleventh_language_is_one_more_file(tmp_path: Path) -> None:
    catalogue, faults = read_catalogue([SHIPPED, write(tmp_path, "ka", 'alphabet = "ა ბ გ"\n')], "ka")
    assert catalogue is not None
    assert catalogue.keys.alphabet == "ა ბ გ"
    assert [fault for fault in faults if "clavier" in fault.file] == []


def test_a_language_offered_without_keys_gets_those_of_french_and_staff_are_told(tmp_path: Path) -> None:
    write(tmp_path, "so", "")
    (tmp_path / "traductions/so/clavier.toml").unlink()
    keys, (fault,) = read_keys([SHIPPED, tmp_path], "so")
    assert keys == read_keys([SHIPPED], "fr")[0]
    assert (fault.severity, fault.file) == ("alerte", "traductions/so/clavier.toml")
    assert fault.suggestion == "Le clavier français prend sa place."


def test_without_any_file_there_are_still_letters(tmp_path: Path) -> None:
    assert read_keys([tmp_path], "fr") == (Keys(), ())
    assert len(A_TO_Z.split()) == 26


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ("alphabet =", "ne se lit pas"),
        ("alphabet = 3", "un texte"),
        ('alfabet = "A B"', "n’existe pas"),
        ('alphabet = " "', "aucune lettre"),
        ('alphabet = "A B A"', "« A » est 2 fois dans « alphabet »"),
        ('alphabet = "É E\u0301"', "est 2 fois"),
        ('alphabet = "ABCDEF G"', "une espace entre les lettres « ABCDEF »"),
        ('alphabet = "A B 丂"', "aucune police de la borne n’a la lettre « 丂 »"),
        ('alphabet = "A B"\n[[habituel]]\nnom = "Q"\nrangees = ["A"]', "« B » de l’alphabet n’est pas dans « Q »"),
        ('alphabet = "A B"\n[[habituel]]\nnom = "Q"\nrangees = ["A B A"]', "« A » est 2 fois dans « Q »"),
        ('alphabet = "A"\n[[habituel]]\nrangees = ["A"]', "il manque « nom »"),
        ('alphabet = "A"\n[[habituel]]\nnom = "Q"\nrangees = "A"', "une liste"),
    ],
)
def test_a_faulty_file_is_told_and_the_one_before_serves(tmp_path: Path, keys: str, sentence: str) -> None:
    glyphs = look_around([SHIPPED]).glyphs
    found, faults = read_keys([SHIPPED, write(tmp_path, "ar", keys)], "ar", glyphs)
    assert found == read_keys([SHIPPED], "ar")[0]
    assert any(sentence in fault.sentence.replace(NO_BREAK, " ") for fault in faults), faults
    assert {(fault.file, fault.severity) for fault in faults} == {("traductions/ar/clavier.toml", "alerte")}


def test_an_author_sees_the_faults_of_every_language_at_once(tmp_path: Path) -> None:
    for code in ("ar", "tr"):
        write(tmp_path, code, "alphabet = 3")
    files = [fault.file for fault in faults_of_other_keys([SHIPPED, tmp_path])]
    assert [file for file in files if "/ar/" in file or "/tr/" in file] == [
        "traductions/ar/clavier.toml", "traductions/tr/clavier.toml",
    ]  # fmt: skip


@given(st.binary(max_size=40))
def test_no_bytes_at_all_stop_a_start(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("keys")
    (folder / "traductions/fr").mkdir(parents=True)
    (folder / "traductions/fr/clavier.toml").write_bytes(content)
    keys, _ = read_keys([folder], "fr")
    assert keys.alphabet.split()


def test_a_local_file_comes_before_the_shipped_one(tmp_path: Path) -> None:
    keys, faults = read_keys([SHIPPED, write(tmp_path, "fr", GOOD)], "fr")
    assert (keys.alphabet, faults) == ("A B É", ())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_change_of_keys_makes_a_new_pack(tmp_path: Path, language: str) -> None:
    """In English too when those of French change, which may stand in for its own."""
    content, state = write_content(tmp_path / "contenus"), tmp_path / "etat"
    write(content, "fr", 'alphabet = "A B"\n', offered=False)
    assert ready_catalogue([content], state, language)[0].keys.alphabet == "A B"
    before = sources_digest([content], language)
    write(content, "fr", 'alphabet = "A C"\n', offered=False)
    assert sources_digest([content], language) != before
    assert ready_catalogue([content], state, language)[0].keys.alphabet == "A C"


def test_the_pack_keeps_them(tmp_path: Path) -> None:
    content, state = write_content(tmp_path / "contenus"), tmp_path / "etat"
    write(content, "fr", GOOD, offered=False)
    read, _ = ready_catalogue([content], state)
    again, faults = ready_catalogue([content], state)
    assert (again.keys, faults) == (read.keys, ())
    assert again.keys.usual[0].rows == ("A É", "B")


@pytest.mark.parametrize(
    ("language", "little", "large"),
    [("tr", "i", "İ"), ("tr", "ı", "I"), ("fr", "i", "I"), ("fr", "é", "É"), ("tr", "ş", "Ş"), ("uk", "ґ", "Ґ"),
     ("ar", "ب", "ب"), ("fr", "ß", "ß"), ("ro", "ș", "Ș")],
)  # fmt: skip
def test_capitals_are_those_of_the_language(language: str, little: str, large: str) -> None:
    assert (capital(little, language), small(large, language)) == (large, little)


@pytest.mark.parametrize("code", CODES)
def test_every_key_is_the_capital_of_what_it_writes(code: str) -> None:
    """In Turkish too: « I » writes « ı », and « İ » writes one « i », without a stray dot."""
    for letter in read_keys([SHIPPED], code)[0].alphabet.split():
        assert capital(small(letter, code), code) == letter
        assert not any(unicodedata.combining(sign) for sign in small(letter, code))
