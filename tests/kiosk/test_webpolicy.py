"""What may be opened, loaded and printed: one row an address, as the engine has read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.webpolicy import Address, Rules, Verdict, is_listed, may_load, may_open, may_print, may_record

AMELI = Rules(frozenset({"www.ameli.fr", "assure.ameli.fr"}), frozenset({".cdn.exemple"}), prints=True)
SCHEMES = st.sampled_from(["https", "http", "file", "data", "blob", "exercice", "tel", "wss", "ftp", "chrome", ""])


def https(host: str, port: int = -1, user: str = "") -> Address:
    return Address("https", host, port, user)


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        (https("www.ameli.fr"), Verdict.ALLOWED),
        (https("assure.ameli.fr", 443), Verdict.ALLOWED),
        (https("www.ameli.fr."), Verdict.ALLOWED),
        (https("ameli.fr"), Verdict.HOST),
        (https("forum.ameli.fr"), Verdict.HOST),
        (https("www.ameli.fr.evil.com"), Verdict.HOST),
        (https("evilwww.ameli.fr"), Verdict.HOST),
        (https("xn--meli-43d.fr"), Verdict.HOST),
        (https("a.cdn.exemple"), Verdict.HOST),
        (https(""), Verdict.HOST),
        (https("."), Verdict.HOST),
        (https("www.ameli.fr", user="evil.com\\"), Verdict.DISGUISED),
        (https("evil.com", user="www.ameli.fr"), Verdict.DISGUISED),
        (https("127.0.0.1"), Verdict.NUMERIC),
        (https("[::1]"), Verdict.NUMERIC),
        (https("::ffff:10.0.0.1"), Verdict.NUMERIC),
        (https("fe80::1%eth0"), Verdict.NUMERIC),
        (https("www.ameli.fr", 8443), Verdict.PORT),
        (https("www.ameli.fr", 0), Verdict.PORT),
        (Address("http", "www.ameli.fr"), Verdict.INSECURE),
        (Address("ws", "www.ameli.fr"), Verdict.INSECURE),
        (Address("wss", "www.ameli.fr"), Verdict.SCHEME),
        (Address("file", "", text="file:///etc/passwd"), Verdict.FILE),
        (Address("view-source", "", text="view-source:https://www.ameli.fr/"), Verdict.FILE),
        (Address("chrome", "gpu"), Verdict.FILE),
        (Address("devtools", "devtools"), Verdict.FILE),
        (Address("blob", "", text="blob:https://www.ameli.fr/1"), Verdict.MADE),
        (Address("data", "", text="data:text/html,bonjour"), Verdict.MADE),
        (Address("tel", "", text="tel:15"), Verdict.SCHEME),
        (Address("mailto", "", text="mailto:a@b.fr"), Verdict.SCHEME),
        (Address("intent", "www.ameli.fr"), Verdict.SCHEME),
        (Address("javascript", "", text="javascript:1"), Verdict.SCHEME),
        (Address("", "", text=""), Verdict.SCHEME),
        (Address("exercice", "prenez-rdv"), Verdict.HOST),
        (Address("about", "", text="about:blank"), Verdict.ALLOWED),
        (Address("about", "", text="about:version"), Verdict.SCHEME),
    ],
    ids=str,
)
def test_on_a_true_site(address: Address, verdict: Verdict) -> None:
    assert may_open(address, AMELI) is verdict


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        (Address("exercice", "prenez-rdv"), Verdict.ALLOWED),
        (Address("exercice", "carnet-sante"), Verdict.HOST),
        (Address("exercice", "prenez-rdv", 80), Verdict.HOST),
        (Address("exercice", "prenez-rdv", user="a"), Verdict.HOST),
        (https("www.ameli.fr"), Verdict.HOST),
        (Address("http", "www.ameli.fr"), Verdict.INSECURE),
        (Address("file", "", text="file:///etc/passwd"), Verdict.FILE),
        (Address("data", "", text="data:text/html,bonjour"), Verdict.MADE),
        (Address("tel", "", text="tel:15"), Verdict.SCHEME),
    ],
    ids=str,
)
def test_on_a_made_up_site(address: Address, verdict: Verdict) -> None:
    """Whatever the rules of true sites are, and whether the engine is protected or not."""
    for sandboxed in (True, False):
        assert may_open(address, AMELI, practice="prenez-rdv", sandboxed=sandboxed) is verdict


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        (https("www.ameli.fr"), Verdict.ALLOWED),
        (https("a.b.cdn.exemple"), Verdict.ALLOWED),
        (https("cdn.exemple"), Verdict.HOST),
        (Address("wss", "assure.ameli.fr"), Verdict.ALLOWED),
        (Address("wss", "evil.com"), Verdict.HOST),
        (Address("ws", "assure.ameli.fr"), Verdict.INSECURE),
        (Address("http", "assure.ameli.fr"), Verdict.INSECURE),
        (Address("data", "", text="data:image/png,x"), Verdict.ALLOWED),
        (Address("blob", "", text="blob:https://www.ameli.fr/1"), Verdict.ALLOWED),
        (Address("file", "", text="file:///etc/passwd"), Verdict.FILE),
        (https("127.0.0.1"), Verdict.NUMERIC),
        (https("a.cdn.exemple", 8080), Verdict.PORT),
    ],
    ids=str,
)
def test_parts_of_a_page(address: Address, verdict: Verdict) -> None:
    assert may_load(address, AMELI) is verdict


def test_no_true_site_opens_where_the_engine_is_not_protected() -> None:
    assert may_open(https("www.ameli.fr"), AMELI, sandboxed=False) is Verdict.SANDBOX
    assert may_load(https("www.ameli.fr"), AMELI, sandboxed=False) is Verdict.SANDBOX
    assert may_open(https("evil.com"), AMELI, sandboxed=False) is Verdict.HOST


@given(SCHEMES, st.text(max_size=30), st.integers(-1, 70000), st.text(max_size=5), st.text(max_size=30))
def test_without_a_list_nothing_of_the_web_opens(scheme: str, host: str, port: int, user: str, text: str) -> None:
    address = Address(scheme, host, port, user, text)
    assert may_open(address, Rules()) is not Verdict.ALLOWED or text in ("about:blank", "about:srcdoc")


@pytest.mark.parametrize(
    ("host", "listed", "is_so"),
    [
        ("WWW.Ameli.fr", ["www.ameli.fr"], True),
        ("assure.ameli.fr", [".ameli.fr"], True),
        ("ameli.fr", [".ameli.fr"], False),
        ("evilameli.fr", [".ameli.fr"], False),
        ("www.ameli.fr..", ["www.ameli.fr"], False),
        ("", ["", ".fr"], False),
    ],
)
def test_hosts_are_compared_whole(host: str, listed: list[str], is_so: bool) -> None:
    assert is_listed(host, listed) is is_so


PDF = b"%PDF-1.7 ..."


@pytest.mark.parametrize(
    ("kind", "start", "pages", "rules", "practice", "verdict"),
    [
        ("application/pdf", PDF, 1, AMELI, "", Verdict.ALLOWED),
        ("Application/PDF; charset=x", PDF, 3, AMELI, "", Verdict.ALLOWED),
        ("application/pdf", PDF, 4, AMELI, "", Verdict.PAGES),
        ("application/pdf", PDF, 0, AMELI, "", Verdict.PAGES),
        ("application/pdf", b"MZ", 1, AMELI, "", Verdict.KIND),
        ("application/x-desktop", PDF, 1, AMELI, "", Verdict.KIND),
        ("", PDF, 1, AMELI, "", Verdict.KIND),
        ("application/pdf", PDF, 1, Rules(), "", Verdict.HOST),
        ("application/pdf", PDF, 1, Rules(), "compte-assure", Verdict.ALLOWED),
    ],
)
def test_only_a_pdf_of_a_site_that_may_is_printed(
    kind: str, start: bytes, pages: int, rules: Rules, practice: str, verdict: Verdict
) -> None:
    assert may_print(kind, start, pages, 3, rules, practice) is verdict


@pytest.mark.parametrize(
    ("address", "page", "part"),
    [
        (https("n-importe-ou.fr"), Verdict.ALLOWED, Verdict.ALLOWED),
        (https("N-importe-ou.FR."), Verdict.ALLOWED, Verdict.ALLOWED),
        (https("xn--meli-43d.xn--p1ai"), Verdict.ALLOWED, Verdict.ALLOWED),
        (https("imprimante"), Verdict.HOST, Verdict.HOST),
        (https("localhost"), Verdict.HOST, Verdict.HOST),
        (https(""), Verdict.HOST, Verdict.HOST),
        (https("10.0.0.1"), Verdict.NUMERIC, Verdict.NUMERIC),
        (https("10.1"), Verdict.HOST, Verdict.HOST),
        (https("[fe80::1]"), Verdict.NUMERIC, Verdict.NUMERIC),
        (https("n-importe-ou.fr", 8443), Verdict.PORT, Verdict.PORT),
        (https("evil.fr", user="www.ameli.fr"), Verdict.DISGUISED, Verdict.DISGUISED),
        (Address("http", "n-importe-ou.fr"), Verdict.INSECURE, Verdict.INSECURE),
        (Address("wss", "n-importe-ou.fr"), Verdict.SCHEME, Verdict.ALLOWED),
        (Address("data", "", text="data:text/html,bonjour"), Verdict.MADE, Verdict.ALLOWED),
        (Address("file", "", text="file:///etc/passwd"), Verdict.FILE, Verdict.FILE),
        (Address("exercice", "prenez-rdv"), Verdict.SCHEME, Verdict.SCHEME),
        (Address("about", "", text="about:blank"), Verdict.ALLOWED, Verdict.ALLOWED),
    ],
    ids=str,
)
def test_while_a_site_is_recorded_any_public_machine_may_be_met_and_no_other(
    address: Address, page: Verdict, part: Verdict
) -> None:
    assert (may_record(address), may_record(address, part=True)) == (page, part)
    met = {may_record(address, part=True, sandboxed=False), may_record(address, sandboxed=False)}
    assert Verdict.ALLOWED not in met or address.text
