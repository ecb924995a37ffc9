from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.keys import read_keys
from kiosk.content.languages import tongues
from kiosk.voice.french_names import SAID, SPELLED
from kiosk.voice.french_numbers import in_words, ordinal
from kiosk.voice.spoken import RULES, key_name, pieces, spoken
from tests.kiosk.voice.sayings import FRENCH, NB, NN, OTHERS

CONTENUS = Path(__file__).parents[3] / "contenus"

LANGUAGES = st.sampled_from([*RULES, "ps", ""])
ANYTHING = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([written for written, _ in FRENCH] + [w for _, w, _ in OTHERS]), max_size=4).map(" ".join),
    st.text("0123456789 /.:,-–+€%h°@eMCPA" + NB + NN, max_size=40),
)


@pytest.mark.parametrize(("written", "said"), FRENCH)
def test_french_is_said_as_people_say_it(written: str, said: str) -> None:
    assert spoken(written, "fr") == said


@pytest.mark.parametrize(("language", "written", "said"), OTHERS)
def test_another_language_says_french_numbers_and_sites_in_its_own_words(
    language: str, written: str, said: str
) -> None:
    assert spoken(written, language) == said


@pytest.mark.parametrize(("language", "written", "said"), [*(("fr", *case) for case in FRENCH), *OTHERS])
def test_what_is_said_leaves_nothing_to_rewrite(language: str, written: str, said: str) -> None:
    assert spoken(said, language) == said


def test_a_piece_tells_which_written_words_are_heard() -> None:
    text = "Appelez le 36 46, à la CPAM."
    assert [(text[piece.start : piece.end], piece.said) for piece in pieces(text, "fr")] == [
        ("Appelez le ", "Appelez le "),
        ("36 46", "trente-six quarante-six"),
        (", à la ", ", à la "),
        ("CPAM", "C P A M"),
        (".", "."),
    ]


@given(ANYTHING, LANGUAGES)
def test_pieces_cover_the_whole_text_once(text: str, language: str) -> None:
    cut = pieces(text, language)
    edges = [0, *(piece.end for piece in cut)]
    assert [piece.start for piece in cut] == edges[:-1]
    assert edges[-1] == len(text)
    assert all(piece.start < piece.end for piece in cut)
    assert spoken(text, language) == "".join(piece.said for piece in cut)


@given(ANYTHING, LANGUAGES)
def test_only_what_a_rule_names_is_changed(text: str, language: str) -> None:
    for piece in pieces(text, language):
        written = text[piece.start : piece.end]
        assert piece.said
        assert piece.said == written or any(rule.pattern.match(text, piece.start) for rule in RULES[language])


PLAIN = st.lists(st.from_regex(r"[a-zàâçéèêëîïôûü’]{1,12}", fullmatch=True), min_size=1, max_size=12)


@given(PLAIN, LANGUAGES)
def test_plain_words_are_all_said(words: list[str], language: str) -> None:
    kept = [word for word in words if not {*re.split("’", word)} & {*SAID, "email", "emails"}]
    assert spoken(" ".join(kept), language) == " ".join(kept)


@given(PLAIN, st.sampled_from(FRENCH))
def test_the_words_around_a_rule_are_kept(words: list[str], case: tuple[str, str]) -> None:
    kept = " ".join(word for word in words if "’" not in word and word not in {*SAID, "email", "emails"})
    assert spoken(f"{kept} ; {case[0]} ; {kept}", "fr") == f"{kept} ; {case[1]} ; {kept}"


@pytest.mark.parametrize("digits", ["9" * 5000, "0" * 5000, "3 " * 5000])
def test_a_number_nobody_could_say_stops_nothing(digits: str) -> None:
    for unit in ("", " €", " km", " h", "e", " %"):
        assert spoken(digits + unit, "fr")


@pytest.mark.parametrize(
    ("number", "feminine", "words"),
    [
        (0, False, "zéro"), (17, False, "dix-sept"), (21, False, "vingt et un"), (21, True, "vingt et une"),
        (22, False, "vingt-deux"), (60, False, "soixante"), (70, False, "soixante-dix"),
        (71, False, "soixante et onze"),
        (76, False, "soixante-seize"), (80, False, "quatre-vingts"), (81, True, "quatre-vingt-une"),
        (91, False, "quatre-vingt-onze"), (99, False, "quatre-vingt-dix-neuf"), (100, False, "cent"),
        (116, False, "cent seize"), (200, False, "deux cents"), (262, False, "deux cent soixante-deux"),
    ],
)  # fmt: skip
def test_numbers_in_words(number: int, feminine: bool, words: str) -> None:
    assert in_words(number, feminine=feminine) == words


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (2, "deuxième"), (4, "quatrième"), (5, "cinquième"), (9, "neuvième"), (80, "quatre-vingtième"),
        (200, "deux centième"),
    ],
)  # fmt: skip
def test_ordinals(number: int, word: str) -> None:
    assert ordinal(number) == word


@pytest.mark.parametrize(
    ("language", "character", "name"),
    [
        ("fr", "A", "A"), ("fr", "a", "A"), ("fr", "É", "E accent aigu"), ("fr", "é", "E accent aigu"),
        ("fr", "È", "E accent grave"), ("fr", "Ê", "E accent circonflexe"), ("fr", "Ë", "E tréma"),
        ("fr", "Ç", "C cédille"), ("fr", "Ñ", "N tilde"), ("fr", "-", "tiret"), ("fr", "’", "apostrophe"),
        ("fr", "'", "apostrophe"), ("fr", " ", "espace"), ("fr", "@", "arobase"), ("fr", ".", "point"),
        ("fr", "œ", "O E collés"), ("fr", "7", "7"), ("en", "-", "hyphen"), ("en", "É", "É"), ("es", "’", "apóstrofo"),
        ("ru", " ", "пробел"), ("uk", "і", "і з крапкою"), ("ps", "-", "-"),
    ],
)  # fmt: skip
def test_a_key_is_called_by_its_name(language: str, character: str, name: str) -> None:
    assert key_name(character, language) == name


@pytest.mark.parametrize("language", [tongue.code for tongue in tongues([CONTENUS])[0] if tongue.code in RULES])
def test_no_two_keys_are_heard_alike(language: str) -> None:
    """Each letter and each digit has a name that the voice says in the language itself, and no other key has it."""
    keys, _ = read_keys([CONTENUS], language)
    names: dict[str, list[str]] = {}
    for key in [*keys.alphabet.split(), *"0123456789"]:
        names.setdefault(heard(key_name(key, language), language), []).append(key)
    assert {name: keys for name, keys in names.items() if len(keys) > 1 or not name or "(" in name} == {}


@given(st.text(max_size=2), LANGUAGES)
def test_any_key_has_a_name(character: str, language: str) -> None:
    assert bool(key_name(character, language)) == bool(character)


def heard(text: str, language: str) -> str:
    """The sounds espeak-ng makes of `text`, without stress nor rests."""
    say = subprocess.run(["espeak-ng", "-v", language, "-q", "--ipa", text], capture_output=True, text=True, check=True)
    return re.sub(r"[\sˈˌ\u200d-]", "", say.stdout)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("15", "quinze"), ("17", "dix-sept"), ("18", "dix-huit"), ("112", "cent douze"), ("114", "cent quatorze"),
        ("115", "cent quinze"), ("119", "cent dix-neuf"), ("100 %", "cent pour cent"), ("1er", "premier"),
        ("« Oui »", "Oui"),
    ],
)  # fmt: skip
def test_figures_without_a_rule_are_read_well_by_the_voice_itself(figures: str, words: str) -> None:
    assert spoken(figures, "fr") == figures
    assert heard(figures, "fr") == heard(words, "fr")


@pytest.mark.parametrize("name", sorted(SPELLED))
def test_a_spelled_name_is_heard_letter_by_letter(name: str) -> None:
    assert heard(spoken(name, "fr"), "fr") == "".join(heard(letter, "fr") for letter in name)


@pytest.mark.parametrize("language", [language for language in RULES if language not in ("ar", "uk", "ru", "fa")])
@pytest.mark.parametrize("written", ["3646", "0809 401 401", "8 h 30", "8 h", "27 €", "100 %", "ameli.fr", "É", "-"])
def test_no_word_is_borrowed_from_another_language(language: str, written: str) -> None:
    """espeak-ng says « (en) » where it leaves the language it was given."""
    said = key_name(written, language) if len(written) == 1 else spoken(written, language)
    assert "(" not in heard(said, language)


@pytest.mark.parametrize("language", ["ar", "uk", "ru", "fa"])
@pytest.mark.parametrize(
    "written", ["+33 1 23 45 67 89", "8 h 30", "8 h", "27 €", "100 %", "-", "’", " ", "@", "/", "+"]
)
def test_in_another_script_only_french_names_are_borrowed(language: str, written: str) -> None:
    said = key_name(written, language) if len(written) == 1 else spoken(written, language)
    assert "(" not in heard(said, language)


def test_every_sentence_of_the_catalogue_is_rewritten_without_a_fault() -> None:
    """Sources are links to prove a fact, and are not said; they are addresses all the same."""
    texts = re.findall(r'^msgid "(.+)"', (CONTENUS / "traductions/fr/interface.po").read_text(), re.MULTILINE)
    for file in CONTENUS.rglob("*.yaml"):
        texts += re.findall(r'"(.+)"', file.read_text())
    assert len(texts) > 500
    assert not [text for text in texts if re.search(r"€|CPAM|\bMSA\b|\d\s?h\b|https", spoken(text, "fr"))]
