"""The glossary as it is shipped: every word that needs it is explained, shortly, and says where the fact comes from."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.content.catalogue import read_catalogue
from kiosk.content.glossary import Finder
from kiosk.content.jargon import JARGON
from kiosk.content.readability import ACRONYMS, COMMON_ACRONYMS, sentences, words
from kiosk.content.schema import Catalogue
from tests.contenus.test_parcours import CONTENT, WRITTEN

MOST_ON_A_PAGE = 6
"""Words of one page that stand on one leaf."""

NOT_EXPLAINED = {"affiliation", "échéancier", "échéance", "prestation", "subrogation", "bénéficiaire", "dématérialisé",
                 "conventionné", "honoraires", "affilié"}  # fmt: skip
"""Hard words that no flow may say alone: an easier one takes their place."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    read, faults = read_catalogue([CONTENT])
    assert read is not None, "\n".join(map(str, faults))
    return read


def test_there_are_enough_of_them(catalogue: Catalogue) -> None:
    assert len(catalogue.glossary) >= 56


def test_each_acronym_that_may_be_written_is_common_or_explained(catalogue: Catalogue) -> None:
    finder = Finder(catalogue.glossary.values())
    assert {one for one in ACRONYMS - COMMON_ACRONYMS if not list(finder.terms_in(one))} == set()


def test_each_hard_word_is_explained_or_has_an_easier_one(catalogue: Catalogue) -> None:
    finder = Finder(catalogue.glossary.values())
    unknown = {word for word in JARGON if not list(finder.terms_in(word))}
    assert {word for word in unknown if not any(word.startswith(easy) for easy in NOT_EXPLAINED)} == set()


def test_an_explanation_is_one_or_two_short_sentences(catalogue: Catalogue) -> None:
    for term in catalogue.glossary.values():
        assert 1 <= len(term.sentences) <= 2, term.id
        for sentence in term.sentences:
            assert len(sentences(sentence)) == 1, term.id
            assert len(words(sentence)) <= 12, term.id


def test_facts_carry_their_source(catalogue: Catalogue) -> None:
    for term in catalogue.glossary.values():
        assert term.source.startswith("https://"), term.id
        assert date.fromisoformat(term.on) <= WRITTEN, term.id


def test_the_words_of_a_page_stand_on_one_leaf(catalogue: Catalogue) -> None:
    assert catalogue.hard_words
    assert max(map(len, catalogue.hard_words.values())) <= MOST_ON_A_PAGE


@pytest.mark.parametrize(
    ("step", "terms"),
    [
        ("attestation-de-droits.caisse", {"assurance-maladie", "msa"}),
        ("trouver-de-l-aide.mandat", {"mandat"}),
    ],
)
def test_they_are_found_on_the_pages_that_say_them(catalogue: Catalogue, step: str, terms: set[str]) -> None:
    assert set(catalogue.hard_words[step]) == terms
