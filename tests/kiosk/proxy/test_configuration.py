"""What squid is told, for any list that an author may write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import EnvironmentFault
from kiosk.proxy.configuration import RECORDING, configuration
from kiosk.webpolicy import Address, Rules, Verdict, is_listed, may_record

LABELS = st.text("ab-9", min_size=1, max_size=3)
NAMES = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
HOSTS = st.one_of(NAMES, NAMES.map(".{}".format))
FOLDER = Path("/dossier")


def expressions(text: str) -> list[str]:
    return re.findall(r"^acl listed dstdom_regex -n -i (.+)$", text, re.MULTILINE)


@given(st.frozensets(HOSTS, max_size=4), st.frozensets(HOSTS, max_size=4), NAMES)
def test_a_name_is_let_through_where_the_pages_may_name_it(
    opened: frozenset[str], loaded: frozenset[str], name: str
) -> None:
    found = expressions(configuration(Rules(opened, loaded), 3128, FOLDER))
    assert any(re.search(one, name, re.IGNORECASE) for one in found) == is_listed(name, opened | loaded)


@given(st.one_of(NAMES, st.sampled_from(["10.0.0.1", "2130706433", "[::1]", "localhost", "imprimante", "a.b.9c"])))
def test_while_a_site_is_recorded_a_machine_passes_where_its_page_may_be_opened(name: str) -> None:
    (one,) = expressions(configuration(RECORDING, 3128, FOLDER))
    allowed = may_record(Address("https", name)) is Verdict.ALLOWED
    assert bool(re.search(one, name, re.IGNORECASE)) == allowed


def test_a_list_that_says_all_is_refused_as_one_that_says_nothing() -> None:
    """What staff record with is a value of ours: nobody can write it in a file."""
    with pytest.raises(EnvironmentFault, match="nom de machine"):
        configuration(Rules(*map(frozenset, RECORDING[:2])), 3128, FOLDER)
    private = [line for line in configuration(RECORDING, 3128, FOLDER).splitlines() if "private" in line]
    assert private[-1] == "http_access deny private"
    assert "acl private dst 127.0.0.0/8" in private


@pytest.mark.parametrize(
    "host", ["", "a b", "a\nhttp_access allow all", "*.fr", "a..fr", "é.fr", "https://a.fr", "a.fr/", "a:443"]
)
def test_what_is_no_name_is_refused(host: str) -> None:
    with pytest.raises(EnvironmentFault, match="nom de machine"):
        configuration(Rules(frozenset({host})), 3128, FOLDER)


def test_it_listens_to_this_machine_alone_and_keeps_no_trace() -> None:
    lines = configuration(Rules(), 4000, FOLDER, Path("/noms"), "proxy").splitlines()
    assert [line for line in lines if "_port" in line] == [
        "http_port 127.0.0.1:4000", "icp_port 0", "htcp_port 0", "snmp_port 0",
    ]  # fmt: skip
    assert [line for line in lines if "access_log" in line] == ["access_log none"]
    assert {"cache deny all", "cache_effective_user proxy", 'hosts_file "/noms"'} <= set(lines)
    assert [line for line in lines if line.startswith("http_access")][-1] == "http_access deny all"
