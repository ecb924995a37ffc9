"""From what was met on a site to the lines that are missing, for a person to read and to paste."""

from __future__ import annotations

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.guides import Gesture, Guide, Sign
from kiosk.content.hosts import rules_of
from kiosk.content.schema import Site
from kiosk.recording.notes import Denied, Loaded, Opened, Pointed, Told, gathered, line, read
from kiosk.recording.proposal import domain_of, missing, proposal
from kiosk.webpolicy import is_listed

SITE = Site(
    id="ameli", name="Ameli", start="https://www.ameli.fr", hosts=("www.ameli.fr", "assure.ameli.fr"),
    loads=("cdn.exemple", ".images.exemple"),
)  # fmt: skip
GUIDE = Guide(
    id="entrer", title="Entrer", site="compte-assure", start="index.html",
    gestures=(
        Gesture(
            id="numero", text="Écrivez votre numéro.", otherwise="Le premier cadre.", typed="1",
            target={"compte-assure": "#numero"}, done={"compte-assure": Sign(filled="#numero")},
        ),
        Gesture(id="lire", text="Lisez.", otherwise="En haut."),
    ),
)  # fmt: skip
HOSTS = st.sampled_from(
    ["ameli.fr", "www.ameli.fr", "ASSURE.ameli.fr.", "cdn.exemple", "a.images.exemple", "b.autre.exemple", "x.fr", ""]
)
TOLD = st.lists(st.one_of(st.builds(Opened, HOSTS, st.booleans()), st.builds(Loaded, HOSTS)))


def written(*told: Told, guide: Guide | None = None) -> str:
    return proposal(
        SITE, gathered([Opened("www.ameli.fr"), *told]), "2026-11-27 à 14:05", "pasapas site record ameli", guide
    )


def test_machines_of_pages_and_of_parts_are_listed_apart_and_those_that_are_known_are_not() -> None:
    found = yaml.safe_load(
        written(
            Opened("www.ameli.fr"), Opened("connexion.ameli.fr"), Opened("franceconnect.gouv.fr"), Loaded("stats.fr"),
            Loaded("connexion.ameli.fr"), Loaded("cdn.exemple"), Loaded("a.images.exemple"), Loaded("Polices.fr."),
        )
    )  # fmt: skip
    hosts = {"hotes": ["connexion.ameli.fr", "franceconnect.gouv.fr"], "charge": ["polices.fr", "stats.fr"]}
    assert found == {"sites": [{"id": "ameli", **hosts}]}


def test_it_says_when_and_by_which_command() -> None:
    first = written(Opened("x.fr")).splitlines()[0]
    assert first == "# Relevé le 2026-11-27 à 14:05 par «\xa0pasapas site record ameli\xa0». À relire avant de coller."


def test_nothing_missing_is_said_in_words() -> None:
    found = written(Opened("www.ameli.fr"), Loaded("cdn.exemple"))
    assert yaml.safe_load(found) is None
    assert 'Rien ne manque dans sites.yaml pour "ameli"' in found


def test_a_site_that_did_not_answer_is_not_called_whole() -> None:
    found = proposal(SITE, gathered([Opened("www.ameli.fr")], {"www.ameli.fr": False}), "aujourd’hui", "pasapas")
    assert "Aucune page n’est venue" in found
    assert "\xa0: mur, www.ameli.fr\n" in found
    assert "Rien ne manque" not in found


def test_a_machine_that_only_frames_come_from_is_marked() -> None:
    lines = written(Opened("cadre.fr", True), Opened("page.fr", True), Opened("page.fr")).splitlines()
    assert [line for line in lines if "cadre" in line and "fr" in line] == [
        '      - "cadre.fr" # seulement dans un cadre'
    ]


def test_machines_of_one_owner_stand_together_and_three_may_be_one_line() -> None:
    found = written(*(Loaded(host) for host in ("b.zoo.fr", "ane.fr", "a.zoo.fr", "zebre.fr", "c.zoo.fr")))
    assert yaml.safe_load(found)["sites"][0]["charge"] == ["ane.fr", "zebre.fr", "a.zoo.fr", "b.zoo.fr", "c.zoo.fr"]
    assert found.count("# ou toutes celles de") == 1
    assert 'zoo.fr, sans les nommer\xa0: ".zoo.fr"\n      - "a.zoo.fr"' in found


@pytest.mark.parametrize("shared", ["cloudfront.net", "gouv.fr"])
def test_names_that_belong_to_many_are_never_one_line(shared: str) -> None:
    assert "sans les nommer" not in written(*(Loaded(f"{one}.{shared}") for one in "abcd"))
    assert domain_of(f"x.y.{shared}") == f"y.{shared}"


def test_what_was_refused_stands_in_comments_alone() -> None:
    found = written(Opened("x.fr"), Denied("non-chiffre", "vieux.fr"))
    assert "\xa0: non-chiffre, vieux.fr\n" in found
    assert "vieux.fr" not in str(yaml.safe_load(found))


def test_the_wall_knows_better_what_was_reached_and_what_else_was_asked_for() -> None:
    told = [Opened("page.fr"), Loaded("interne.fr"), Loaded("image.fr"), Denied("port", "ferme.fr")]
    asked = {"page.fr": True, "interne.fr": False, "image.fr": True, "fond.fr": True, "ferme.fr": False}
    found = proposal(SITE, gathered(told, asked), "aujourd’hui", "pasapas")
    assert yaml.safe_load(found)["sites"][0]["hotes"] == ["page.fr"]
    assert yaml.safe_load(found)["sites"][0]["charge"] == ["fond.fr", "image.fr"]
    assert '"fond.fr" # vu par le mur seul\n' in found
    assert ("\xa0: mur, interne.fr\n" in found, "\xa0: mur, ferme.fr\n" in found) == (True, False)


def test_gestures_come_as_whole_lines_with_what_the_guide_has_already() -> None:
    told = Pointed("numero", 'input[name="n"]', Sign(filled='input[name="n"]'))
    again = Pointed("numero", "#n", Sign(filled="#n"))
    found = yaml.safe_load(written(told, again, Pointed("lire", "h1", Sign(read=True)), guide=GUIDE))
    assert found["gestes"] == [
        {
            "id": "numero",
            "montrer": {"compte-assure": "#numero", "ameli": "#n"},
            "fait": {"compte-assure": {"rempli": "#numero"}, "ameli": {"rempli": "#n"}},
        },
        {"id": "lire", "montrer": {"ameli": "h1"}, "fait": {"ameli": {"lu": "oui"}}},
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_a_selector_reads_as_it_was(selector: str) -> None:
    found = yaml.safe_load(written(Pointed("lire", selector, Sign(present=selector)), guide=GUIDE))["gestes"][0]
    assert (found["montrer"]["ameli"], found["fait"]["ameli"].get("present", "")) == (selector, selector)


@given(TOLD)
def test_with_what_is_missing_the_site_lists_all_that_was_met(told: list[Told]) -> None:
    notes = gathered(told)
    hosts, loads = missing(SITE, notes)
    rules = rules_of(msgspec.structs.replace(SITE, hosts=(*SITE.hosts, *hosts), loads=(*SITE.loads, *loads)))
    assert all(is_listed(host, rules.open) for host in notes.opened)
    assert all(is_listed(host, rules.open | rules.load) for host in notes.loaded)
    assert not set(hosts) & set(loads)


@pytest.mark.parametrize(
    "told", [Opened("a.fr", True), Loaded("a.fr"), Denied("port", "a.fr"), Pointed("x", "#a", Sign(page="b"))]
)
def test_each_note_is_read_as_it_was_told(told: Told) -> None:
    assert read(line(told)) == told
