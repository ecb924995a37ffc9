"""What a site says or asks stands beside it, one after the other, and yes is said to what was asked."""

from __future__ import annotations

from kiosk.content.words import Words
from ui.beside.labels import labels
from ui.browser.questions import LONGEST, MOST, NO, PIECE, UNDERSTOOD, YES, Phase, Question, Questions, aloud, page_of

SAID, ASKED = Question("Le code est faux.", Phase.SAID), Question("Effacer ?", Phase.ASKED)
LABELS = labels(Words({}))


def waiting(*questions: Question) -> Questions:
    found = Questions()
    for question in questions:
        found.add(question)
    return found


def test_they_come_in_turn() -> None:
    questions = waiting(SAID, ASKED)
    assert questions.first == SAID
    assert questions.answer(UNDERSTOOD) is None
    assert questions.first == ASKED
    assert questions.answer(NO) is None
    assert questions.first is None
    assert questions.answer(NO) is None, "a second touch"


def test_yes_is_said_to_what_was_asked_and_stays_until_it_is_kept() -> None:
    questions = waiting(ASKED, SAID)
    assert questions.answer(YES) == "Effacer ?"
    assert questions.first == ASKED._replace(phase=Phase.AGREED)
    assert questions.forget(Phase.AGREED)
    assert questions.first == SAID
    assert not questions.forget(Phase.AGREED)


def test_what_was_asked_goes_with_its_page_and_what_was_said_does_not() -> None:
    questions = waiting(ASKED, SAID)
    questions.forget(Phase.ASKED, Phase.AGREED)
    assert questions.first == SAID


def test_none_is_there_twice_and_only_so_many_are() -> None:
    questions = waiting(SAID, SAID)
    questions.answer(UNDERSTOOD)
    assert questions.first is None
    crowd = [Question(str(number), Phase.SAID) for number in range(MOST + 1)]
    questions = Questions()
    assert [questions.add(question) for question in crowd] == [True] * MOST + [False]


def test_a_question_has_two_answers_and_what_is_said_one() -> None:
    assert [option.id for option in page_of(ASKED, LABELS).options] == [YES, NO]
    assert [option.id for option in page_of(SAID, LABELS).options] == [UNDERSTOOD]
    agreed = page_of(ASKED._replace(phase=Phase.AGREED), LABELS)
    assert (agreed.title, [option.id for option in agreed.options]) == (
        "Touchez encore le bouton du site.", [UNDERSTOOD],
    )  # fmt: skip


def test_of_a_long_text_the_beginning_is_shown_in_pieces() -> None:
    sentences = page_of(Question("Un mot.\n\t Deux mots ! " * 100, Phase.SAID), LABELS).sentences
    assert sentences[:3] == ("Un mot.", "Deux mots !", "Un mot.")
    assert 0 < LONGEST - len(" ".join(sentences)) < len("Deux mots !")
    assert max(map(len, page_of(Question("mot " * 100, Phase.SAID), LABELS).sentences)) <= PIECE


def test_a_text_without_a_word_is_nothing_to_read() -> None:
    assert page_of(Question(" \n", Phase.ASKED), LABELS).sentences == ()


def test_the_site_s_words_are_said_in_french_and_kept_nowhere() -> None:
    said = aloud(ASKED, LABELS)
    assert [one.text for one in said] == ["Le site vous demande", "Effacer ?", "Oui", "Non"]
    assert [(one.language, one.private) for one in said if one.text == "Effacer ?"] == [("fr", True)]
    assert not any(one.private for one in said if one.text != "Effacer ?")
