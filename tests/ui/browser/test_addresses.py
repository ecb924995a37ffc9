"""Tricks with addresses, as Qt reads them: what looks like a site of ours and is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from kiosk.webpolicy import Rules, Verdict, may_open
from ui.browser.addresses import address_in

AMELI = Rules(frozenset({"ameli.fr", "www.ameli.fr"}))


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("https://www.ameli.fr/assure?x=1#y", Verdict.ALLOWED),
        ("https://www.ameli.fr:443/", Verdict.ALLOWED),
        ("HTTPS://AMELI.FR/", Verdict.ALLOWED),
        ("https://ameli。fr/", Verdict.ALLOWED),
        ("https://www.ameli.fr./", Verdict.ALLOWED),
        ("https://ameli.fr@evil.com/", Verdict.DISGUISED),
        ("https://evil.com\\@ameli.fr/", Verdict.DISGUISED),
        ("https://www.ameli.fr:8443/", Verdict.PORT),
        ("https://ameli.fr.evil.com/", Verdict.HOST),
        ("https://evilameli.fr/", Verdict.HOST),
        ("https://evil.com/ameli.fr", Verdict.HOST),
        ("https://evil.com?ameli.fr", Verdict.HOST),
        ("https://evil.com#ameli.fr", Verdict.HOST),
        ("https://ameli.fr%2eevil.com/", Verdict.HOST),
        ("https://ameli.fr\N{ZERO WIDTH SPACE}.evil.com/", Verdict.HOST),
        ("https://\N{CYRILLIC SMALL LETTER A}meli.fr/", Verdict.HOST),
        ("https:/\\evil.com", Verdict.HOST),
        ("https:///ameli.fr", Verdict.HOST),
        ("https://2130706433/", Verdict.NUMERIC),
        ("https://0x7f.1/", Verdict.NUMERIC),
        ("https://127.0.0.1/", Verdict.NUMERIC),
        ("https://[::1]/", Verdict.NUMERIC),
        ("http://www.ameli.fr/", Verdict.INSECURE),
        ("blob:https://www.ameli.fr/1-2", Verdict.MADE),
        ("data:text/html,https://www.ameli.fr/", Verdict.MADE),
        ("view-source:https://www.ameli.fr/", Verdict.FILE),
        ("file:///etc/passwd", Verdict.FILE),
        ("javascript:location='https://www.ameli.fr/'", Verdict.SCHEME),
        ("tel:15", Verdict.SCHEME),
        ("", Verdict.SCHEME),
    ],
)
def test_the_host_that_is_judged_is_the_one_that_would_be_asked(address: str, verdict: Verdict) -> None:
    assert may_open(address_in(QUrl(address)), AMELI) is verdict
