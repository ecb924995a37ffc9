"""The paper is heard as it is written: every text of it, in its order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from msgspec.structs import replace

from kiosk.visit.narration import Utterance, sheet_narration
from kiosk.visit.sheet import Code, Help, Line, Sheet
from tests.impression import sheets
from tests.kiosk.visit.walks import Visit, visits


def texts(shown: Sheet, with_notes: bool = False) -> list[str]:
    return [spoken.text for spoken in sheet_narration(shown, with_notes)]


def every_text(shown: Sheet) -> Counter[str]:
    """What a sheet holds for its reader, and its headings where they have something under them."""
    words = shown.headings
    flows = [step.flow for step in shown.steps]
    changes = [flow for rank, flow in enumerate(flows) if rank == 0 or flow != flows[rank - 1]]
    return +Counter(
        text
        for text in (
            shown.title, shown.date, shown.venue, words.for_whom, words.kept_nothing, words.made_with,
            *(flow for flow in shown.subtitle.split(" · ")),
            *(changes if len(changes) > 1 else ()),
            *(text for line in (*shown.done, *shown.steps, *shown.bring, *shown.words)
              for text in (line.text, line.hint, line.duration, line.where)),
            *(text for item in shown.help for text in (item.name, item.phone, *item.details)),
            *(code.label for code in shown.codes),
            words.done if shown.done else "",
            words.steps if shown.done and shown.steps else "",
            words.bring if shown.bring else "",
            words.help if shown.help or shown.codes else "",
            words.words if shown.words else "",
        )
        if text.strip()
    )  # fmt: skip


def test_a_sheet_is_read_from_its_head_to_its_foot() -> None:
    shown = sheets.sheet(
        venue="Centre social",
        nickname="Amina",
        subtitle="Attestation de droits · Mon espace santé",
        done=(Line("a", "J’ai vu."),),
        steps=(Line("b", "Appelez.", "Le matin.", "telephone", "5 min", "chez vous"),),
        bring=(Line("c", "RIB"),),
        help=(Help("contact.ameli", "Assurance Maladie", ("De 8 h 30 à 17 h 30", "Gratuit"), "36 46"),),
        codes=(Code("https://assure.ameli.fr", "assure.ameli.fr", "contact.ameli"), Code("https://b.fr/x", "b.fr/x")),
    )
    assert texts(shown) == [
        "Centre social", "dimanche 22 novembre 2026", "Mes prochaines étapes", "Pour Amina",
        "Attestation de droits", "Mon espace santé",
        "Aujourd’hui", "J’ai vu.",
        "Ce que je fais maintenant", "Appelez.", "Le matin.", "5 min", "chez vous",
        "À apporter", "RIB",
        "Où aller, qui appeler", "Assurance Maladie", "36 46", "assure.ameli.fr", "De 8 h 30 à 17 h 30", "Gratuit",
        "b.fr/x",
        "Cette fiche est à vous. La borne efface tout.", "Fiche faite avec Pas à pas, un logiciel libre et gratuit.",
    ]  # fmt: skip


def test_each_flow_is_named_before_its_steps() -> None:
    said = texts(sheets.two_flows())
    assert said[said.index("Ce que je fais maintenant") + 1] == "Attestation de droits"
    assert said[said.index("Prendre un rendez-vous") + 1] == sheets.STEPS[3].text


def test_lines_to_write_on_are_named_where_there_are_some() -> None:
    assert "Mes notes" not in texts(sheets.typical())
    assert texts(sheets.typical(), with_notes=True)[-3] == "Mes notes"


def test_only_the_name_is_private() -> None:
    said = sheet_narration(sheets.typical())
    assert [spoken.text for spoken in said if spoken.private] == ["Pour Amina"]
    unnamed = replace(sheets.typical(), headings=sheets.headings(), nickname="")
    assert not any(spoken.private for spoken in sheet_narration(unnamed))


@given(visits)
def test_nothing_is_lost_and_nothing_is_said_twice(visit: Visit) -> None:
    shown = visit.sheet
    said = sheet_narration(shown)
    assert Counter(spoken.text for spoken in said) == every_text(shown)
    assert [spoken.target for spoken in said] == [f"paper.{rank}" for rank in range(len(said))]


@given(visits)
def test_a_name_never_leaves_the_private_sentence(visit: Visit) -> None:
    """Typed so that nothing of the catalogue looks like it."""
    headings = replace(visit.sheet.headings, for_whom="Pour ~Amina~")
    said = sheet_narration(replace(visit.sheet, nickname="~Amina~", headings=headings))
    assert [spoken for spoken in said if "~Amina~" in spoken.text] == [
        Utterance(next(spoken.target for spoken in said if spoken.private), "Pour ~Amina~", private=True)
    ]
