"""What the kiosk makes of what its browser says, and when. The browser here is a process that only listens."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from impression.printers.port import Job, Outlook, Sighting
from kiosk.journal.events import Kind, Trouble
from kiosk.visit.ending import Remains
from kiosk.visit.narration import Utterance
from kiosk.visit.page import Beside
from kiosk.visit.refusals import told
from kiosk.webpolicy import Rules, Verdict
from tests.fakes.printer import ScriptedPrinter
from tests.journeys.conftest import MakeKiosk, Visitor, make_visitor, nothing_of_other_tests, packed
from tests.journeys.local_content import with_guides
from ui.beside.lines import (
    Active,
    Asks,
    Broke,
    Chosen,
    Coming,
    Commanded,
    Document,
    Done,
    Lost,
    Pressed,
    Ready,
    Refused,
    Returned,
    Say,
    Seen,
    Turned,
    Up,
    Word,
    told_by_browser,
)

__all__ = ["MakeKiosk", "make_visitor", "nothing_of_other_tests", "packed"]

DEAF = (sys.executable, "-c", "import sys\nfor line in sys.stdin: pass", "--")
GUIDE = "prendre-rdv"


@pytest.fixture
def visitor(make_visitor: Callable[..., Visitor], tmp_path: Path) -> Visitor:
    return practise(make_visitor, tmp_path)


def practise(make_visitor: Callable[..., Visitor], folder: Path, **how: object) -> Visitor:
    """Somebody at the first gesture of an exercise."""
    visitor = make_visitor(content=with_guides(folder / "ici", [GUIDE]), browser=DEAF, **how)
    visitor.come_in()
    visitor.open("essayer")
    visitor.touch("exercice", "commencer")
    assert visitor.page == "geste"
    return visitor


def says(visitor: Visitor, *messages: Up) -> None:
    for message in messages:
        visitor.kiosk.companion._do(message)
    visitor.hand.settle()


def gesture(visitor: Visitor) -> int:
    beside = visitor.kiosk.conductor.page.beside
    return beside.gesture if beside else -1


def test_what_is_touched_there_is_touched_here(visitor: Visitor) -> None:
    says(visitor, Chosen("bloque"))
    assert visitor.title.startswith("Que voulez-vous")
    says(visitor, Commanded("accueil"))
    assert visitor.page == "accueil"


def test_a_gesture_told_twice_counts_once(visitor: Visitor) -> None:
    says(visitor, Done(0), Done(0))
    assert gesture(visitor) == 1


def test_who_has_gone_astray_is_told_until_the_place_is_there_again(visitor: Visitor) -> None:
    says(visitor, Lost(0))
    assert visitor.kiosk.conductor.page.option("revenir") is not None
    says(visitor, Seen(0))
    assert visitor.kiosk.conductor.page.option("revenir") is None


def test_who_comes_back_is_not_told_any_more_that_the_page_is_wrong(visitor: Visitor) -> None:
    says(visitor, Lost(0), Chosen("revenir"))
    assert not visitor.kiosk.conductor.condition.lost
    says(visitor, Chosen("revenir"))
    assert visitor.kiosk.conductor.page.beside.returned == 1, "asked once"
    says(visitor, Lost(0))
    assert visitor.kiosk.conductor.page.option("revenir") is not None


def test_what_was_refused_is_forgotten_with_the_gesture(visitor: Visitor) -> None:
    says(visitor, Refused(Verdict.HOST))
    assert "Ce lien mène ailleurs. La borne reste sur ce site." in visitor.kiosk.conductor.page.sentences
    says(visitor, Done(0))
    assert visitor.kiosk.conductor.condition.refused is None


@pytest.mark.parametrize("late", [Done(0), Returned(0), Word("soignant"), Chosen("passer"), Commanded("accueil")])
def test_what_comes_late_closes_nothing_that_stands_in_front(visitor: Visitor, late: Up) -> None:
    says(visitor, Commanded("urgence"), late)
    assert visitor.page == "urgence"


def test_a_question_that_stands_in_front_is_not_covered(visitor: Visitor) -> None:
    companion, presence = visitor.kiosk.companion, visitor.kiosk.conductor.presence
    presence.call()
    assert companion._shown is None
    companion.follow(visitor.kiosk.conductor.page)
    companion._survive()
    assert companion._shown is None
    visitor.touch("merci")
    assert companion._shown is not None


def test_a_page_that_changes_by_itself_keeps_nobody_from_being_missed(visitor: Visitor) -> None:
    idle = visitor.kiosk.conductor.presence.idle
    quiet = idle._quiet
    visitor.hand.wait(lambda: quiet.remainingTime() < quiet.interval() - 1500)
    before = quiet.remainingTime()
    says(visitor, Lost(0), Seen(0), Lost(0))
    assert quiet.remainingTime() <= before
    says(visitor, Active())
    assert quiet.remainingTime() > before


def test_a_document_stays_with_its_site(visitor: Visitor) -> None:
    kiosk = visitor.kiosk
    (kiosk.private / "document-1.pdf").write_bytes(b"%PDF-1.4 ")
    says(visitor, Document("document-1.pdf", 1, ()))
    assert visitor.page == "document"
    assert list(kiosk.private.glob("*.pdf")) == []
    visitor.touch("accueil")
    assert (visitor.page, kiosk.conductor.condition.document) == ("accueil", 0)
    visitor.open("essayer")
    visitor.touch("exercice", "commencer")
    gives(visitor, 2)
    assert (visitor.page, visitor.kiosk.conductor.condition.document) == ("document", 2), "another one"


def test_nothing_but_the_private_folder_is_read_or_taken_away(visitor: Visitor, tmp_path: Path) -> None:
    elsewhere = tmp_path / "secret.pdf"
    elsewhere.write_bytes(b"%PDF-1.4 ")
    says(visitor, Document(str(elsewhere), 1, (str(elsewhere),)))
    assert elsewhere.exists()


def test_from_a_browser_that_died_no_document_comes_and_nothing_is_asked(visitor: Visitor) -> None:
    page = visitor.kiosk.conductor.reader.narrated()
    says(visitor, Asks((Utterance("", "Effacer ?", "fr", private=True),)), Coming(True), Ready(True))
    assert not visitor.kiosk.conductor.condition.coming
    assert visitor.kiosk.conductor.reader.narrated() == page


def test_a_document_on_its_way_is_told_again_after_something_else(visitor: Visitor) -> None:
    says(visitor, Coming(True), Commanded("urgence"), Commanded("retour"))
    visitor.kiosk.conductor.command("retour")
    visitor.hand.settle()
    assert (visitor.page, visitor.kiosk.conductor.condition.coming) == ("geste", True)


def test_a_touch_that_comes_late_does_nothing_to_the_next_gesture(visitor: Visitor) -> None:
    says(visitor, Done(0), Chosen("passer", 0))
    assert gesture(visitor) == 1
    says(visitor, Chosen("passer", 1))
    assert gesture(visitor) == 2


def test_a_guide_that_has_grown_old_is_counted_for_each_site(visitor: Visitor) -> None:
    heard = visitor.listen_to_the_journal()
    health = visitor.kiosk.companion.health
    for site in ("ameli", "ameli", "doctolib"):
        health.lose(Beside(site=site, name="", address="", rules=Rules(), what="code"))
    assert [event.value for event in heard if event.kind is Kind.STALE] == ["code"] * 2


@pytest.mark.parametrize("name", ["", "..", "/", "perdu.pdf"])
def test_a_document_that_is_none_is_refused(visitor: Visitor, name: str) -> None:
    says(visitor, Document(name, 1, (name,)))
    assert (visitor.page, visitor.kiosk.conductor.condition.refused) == ("geste", Verdict.KIND)


def gives(visitor: Visitor, pages: int) -> None:
    """The site gives a document of so many pages."""
    (visitor.kiosk.private / "document-1.pdf").write_bytes(b"%PDF-1.4 " + bytes(str(pages), "ascii"))
    says(visitor, Document("document-1.pdf", pages, ()))


def test_pages_count_once_they_are_sent_and_are_given_back_when_they_are_given_up(
    make_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    printer = ScriptedPrinter(Outlook.OUT_OF_PAPER)
    visitor = practise(make_visitor, tmp_path, printer=printer)
    visitor.kiosk.desk._patience = 1
    gives(visitor, 6)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: visitor.kiosk.conductor.page.option("reessayer") is not None)
    visitor.touch("reessayer", "site")
    gives(visitor, 6)
    assert (visitor.page, visitor.kiosk.conductor.condition.refused) == ("geste", Verdict.PAGES), "6 of 10 may come"
    visitor.hand.wait(lambda: visitor.kiosk.documents._left == 10)
    gives(visitor, 6)
    assert visitor.page == "document"


def test_a_document_that_may_not_be_printed_any_more_says_why(
    make_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    printer = ScriptedPrinter(Outlook.PRINTING)
    visitor = practise(make_visitor, tmp_path, printer=printer)
    gives(visitor, 4)
    visitor.touch("imprimer", "site")
    gives(visitor, 6)
    visitor.kiosk.documents._limit = 9
    visitor.touch("imprimer")
    assert told(Verdict.PAGES, visitor.kiosk.conductor.words) in visitor.kiosk.conductor.page.sentences
    assert len(printer.held) == 1


def test_a_printer_that_fails_to_answer_once_gives_no_false_hope(
    make_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    class Failing(ScriptedPrinter):
        def look(self, job: Job) -> Sighting:
            raise OSError("once")

    visitor = practise(make_visitor, tmp_path, printer=Failing())
    gives(visitor, 1)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: visitor.kiosk.conductor.page.option("reessayer") is not None)
    assert visitor.kiosk.conductor.page.sentences[0].startswith("L’impression s’est arrêtée. Si votre document")


def test_whoever_says_goodbye_hears_of_the_last_try(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    printer = ScriptedPrinter(Outlook.OUT_OF_PAPER)
    visitor = practise(make_visitor, tmp_path, printer=printer)
    visitor.kiosk.desk._patience = 1
    desk = visitor.kiosk.desk
    gives(visitor, 1)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: desk.left is Remains.STUCK and not printer.held)
    visitor.touch("site")
    printer.outlook = Outlook.PRINTED
    gives(visitor, 1)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: desk.left is Remains.NOTHING)
    assert len(printer.came_out) == 1
    assert not desk.prints_sheet


def test_a_document_that_waits_comes_out_whatever_is_printed_after_it(
    make_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    printer = ScriptedPrinter(Outlook.OUT_OF_PAPER)
    visitor = practise(make_visitor, tmp_path, printer=printer)
    heard = visitor.listen_to_the_journal()
    for pages in (1, 2):
        gives(visitor, pages)
        visitor.touch("imprimer", "site")
    visitor.hand.wait(lambda: len(printer.held) == 2)
    printer.outlook = Outlook.PRINTED
    visitor.hand.wait(lambda: [event.value for event in heard if event.kind is Kind.DOCUMENT] == ["imprimee"] * 2)
    assert sorted(printer.came_out) == [b"%PDF-1.4 1", b"%PDF-1.4 2"]


def test_a_document_that_is_tried_again_comes_out_once(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    printer = ScriptedPrinter(Outlook.OUT_OF_PAPER)
    visitor = practise(make_visitor, tmp_path, printer=printer)
    gives(visitor, 6)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: visitor.kiosk.conductor.page.option("reessayer") is not None)
    visitor.touch("reessayer")
    printer.outlook = Outlook.PRINTED
    visitor.hand.wait(lambda: bool(printer.came_out) and not printer.held)
    assert printer.came_out == [b"%PDF-1.4 6"]


def test_goodbye_waits_for_a_document_and_calls_it_one(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    visitor = practise(make_visitor, tmp_path, printer=ScriptedPrinter(Outlook.PRINTING))
    gives(visitor, 1)
    visitor.touch("imprimer")
    assert visitor.kiosk.conductor.page.sentences[0].startswith("Votre document ")
    visitor.kiosk.conductor.command("terminer")
    while visitor.page != "au-revoir":
        visitor.touch("passer" if visitor.kiosk.conductor.page.option("passer") else "continuer")
    assert visitor.kiosk.conductor.page.sentences[0] == "Attendez votre document près de l’imprimante."


def test_what_is_looked_at_is_what_is_printed(make_visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    printer = ScriptedPrinter()
    visitor = practise(make_visitor, tmp_path, printer=printer)
    gives(visitor, 1)
    gives(visitor, 2)
    visitor.touch("imprimer")
    visitor.hand.wait(lambda: bool(printer.came_out))
    assert printer.came_out == [b"%PDF-1.4 1"]


def test_what_the_site_asks_is_read_in_place_of_the_page(visitor: Visitor) -> None:
    reader, asked = visitor.kiosk.conductor.reader, (Utterance("", "Effacer ?", "fr", private=True),)
    page = reader.narrated()
    says(visitor, Asks(asked))
    assert reader.narrated() == asked
    says(visitor, Lost(0))
    assert reader.narrated() != asked, "another page"
    says(visitor, Seen(0), Asks(asked), Asks())
    assert reader.narrated() == page


def test_a_leaf_that_is_turned_to_there_is_read_on_its_own(visitor: Visitor) -> None:
    reader = visitor.kiosk.conductor.reader
    page = reader.narrated()
    *_, last = page
    says(visitor, Turned((last.target, "of another page")))
    assert reader.narrated() == (last,)
    says(visitor, Turned())
    assert reader.narrated() == page
    says(visitor, Turned((last.target,)), Lost(0))
    assert len(reader.narrated()) > 1, "another page"


def test_the_scan_there_speaks_to_whoever_listens(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    conductor, button = visitor.kiosk.conductor, (Utterance("option.passer", "Passer"),)
    heard: list[object] = []
    monkeypatch.setattr(visitor.kiosk.voice, "say", lambda said, *_: heard.append(tuple(said)))
    says(visitor, Say(button, by_hand=False))
    assert heard == []
    conductor.wish(replace(conductor.session.comfort, listen=True))
    heard.clear()
    says(visitor, Say(button, by_hand=False))
    assert heard == [button]


def test_of_the_protection_only_a_browser_for_true_sites_knows(visitor: Visitor) -> None:
    health = visitor.kiosk.companion.health
    for known in (True, False):
        health.sandboxed = known
        says(visitor, Ready(not known))
        assert health.sandboxed is known
    assert "bac à sable" in health.trouble


def test_a_wall_that_did_not_stand_is_tried_again_for_the_next_person(visitor: Visitor) -> None:
    health, wall = visitor.kiosk.companion.health, visitor.kiosk.companion._wall
    health.sandboxed = True
    health.look_again()
    assert visitor.kiosk.conductor.condition.true_sites
    wall.trouble, wall.failed = "Il manque squid.", True
    health.look_again()
    assert not visitor.kiosk.conductor.condition.true_sites
    visitor.kiosk.companion.end()
    assert visitor.kiosk.conductor.condition.true_sites
    assert health.trouble == "Il manque squid.", "staff still read it"


def test_a_site_that_crashes_again_and_again_takes_no_other_one_away(visitor: Visitor) -> None:
    says(visitor, *[Broke(Trouble.CRASHED)] * 3)
    assert visitor.title == "Le site ne s’ouvre pas ici"
    visitor.touch("retour", "retour", "exercice", "commencer")
    assert visitor.page == "geste"


def test_the_staff_door_opens_by_touches_in_the_browser_s_window(visitor: Visitor) -> None:
    says(visitor, *[Pressed(5, 5)] * 5)
    assert visitor.kiosk.staff.is_open
    assert visitor.kiosk.companion._shown is None


def test_a_browser_that_dies_three_times_is_done_without(visitor: Visitor) -> None:
    told = visitor.listen_to_the_journal()
    for _ in range(3):
        visitor.kiosk.companion._survive()
    assert visitor.title == "Le site ne s’ouvre pas ici"
    assert [event.value for event in told if event.kind is Kind.BROWSER] == ["arrete"] * 3


@pytest.mark.parametrize("line", [b'{"type":"Refused","why":"autre"}', b'{"type":"Broke","why":"autre"}', b"{"])
def test_what_the_browser_cannot_mean_is_not_heard(line: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        told_by_browser(line)
