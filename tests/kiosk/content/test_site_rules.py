"""What a true site is allowed follows from how its author has written it down."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from kiosk.content.ages import check_site_age
from kiosk.content.hosts import check_site_hosts, rules_of
from kiosk.content.schema import Site
from kiosk.webpolicy import Address, Rules, Verdict, may_load, may_open
from tests.kiosk.content.samples import AROUND
from tests.kiosk.visit.bakery import CATALOGUE


def site(*hosts: str, loads: tuple[str, ...] = (), prints: bool = False) -> Site:
    return Site(id="pain", name="Pain", start="https://www.pain.fr/", hosts=hosts, loads=loads, prints=prints)


@pytest.mark.parametrize(
    ("hosts", "own"),
    [
        (("pain.fr",), {"pain.fr", "www.pain.fr"}),
        (("www.pain.fr",), {"pain.fr", "www.pain.fr"}),
        (("pain.fr", "www.pain.fr"), {"pain.fr", "www.pain.fr"}),
        (("WWW.Pain.FR",), {"pain.fr", "www.pain.fr"}),
        (
            ("pain.fr", "compte.pain.fr"),
            {"pain.fr", "www.pain.fr", "compte.pain.fr", "www.compte.pain.fr"},
        ),
        (("www2.pain.fr",), {"www2.pain.fr", "www.www2.pain.fr"}),
        ((), set()),
    ],
)
def test_each_machine_answers_with_www_and_without(hosts: tuple[str, ...], own: set[str]) -> None:
    assert rules_of(site(*hosts)).open == own


def test_what_its_pages_load_and_print_is_as_it_is_written() -> None:
    assert rules_of(site("pain.fr")) == Rules(frozenset({"pain.fr", "www.pain.fr"}))
    rules = rules_of(site("pain.fr", loads=("images.exemple.fr",), prints=True))
    assert (rules.load, rules.prints) == ({"images.exemple.fr"}, True)


@pytest.mark.parametrize(
    ("host", "opened", "loaded"),
    [
        ("pain.fr", Verdict.ALLOWED, Verdict.ALLOWED),
        ("www.pain.fr", Verdict.ALLOWED, Verdict.ALLOWED),
        ("images.exemple.fr", Verdict.HOST, Verdict.ALLOWED),
        ("www.images.exemple.fr", Verdict.HOST, Verdict.HOST),
        ("compte.pain.fr", Verdict.HOST, Verdict.HOST),
    ],
)
def test_pages_come_from_its_machines_and_parts_from_few_others(host: str, opened: Verdict, loaded: Verdict) -> None:
    rules = rules_of(site("www.pain.fr", loads=("images.exemple.fr",)))
    assert may_open(Address("https", host), rules) is opened
    assert may_load(Address("https", host), rules) is loaded


@pytest.mark.parametrize(
    ("hosts", "loads", "said"),
    [
        (("https://pain.fr/",), (), "n’est pas un nom de machine"),
        (("192.0.2.1",), (), "n’est pas un nom de machine"),
        (("fr",), (), "n’est pas un nom de machine"),
        ((".pain.fr",), (), "laisse entrer trop de machines"),
        (("pain.fr",), ("x y",), "n’est pas un nom de machine"),
        (("pain.fr",), ("Images.Pain.FR",), "n’est pas un nom de machine"),
        (("pain.fr",), (".fr",), "n’est pas un nom de machine"),
        (("pain.fr", "compte.pain.fr"), ("images.exemple.fr", ".exemple.fr"), ""),
    ],
)
def test_only_names_of_machines_are_taken(hosts: tuple[str, ...], loads: tuple[str, ...], said: str) -> None:
    catalogue = replace(CATALOGUE, sites={"pain": site(*hosts, loads=loads)})
    told = [fault.sentence for fault in check_site_hosts(catalogue, AROUND)]
    assert (len(told) == 1 and said in told[0]) if said else told == []


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        ("", "personne n’a encore vu"),
        ("2026-11-22", ""),
        ("2026-05-23", ""),
        ("2026-05-22", "plus de 6 mois"),
        ("hier", "ne se lit pas"),
    ],
)
def test_a_site_that_a_flow_opens_is_looked_at_again(recorded: str, said: str) -> None:
    sites = {name: replace(one, recorded=recorded) for name, one in CATALOGUE.sites.items()}
    around = replace(AROUND, today=date(2026, 11, 22))
    told = [fault.sentence for fault in check_site_age(replace(CATALOGUE, sites=sites), around)]
    assert bool(told) is bool(said)
    assert all(said in sentence for sentence in told)


def test_of_a_site_that_no_flow_opens_nobody_has_to_know_more() -> None:
    assert list(check_site_age(replace(CATALOGUE, flows={}), AROUND)) == []
