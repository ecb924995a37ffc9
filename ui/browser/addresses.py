"""An address in the pieces that the engine itself will use, for `kiosk/webpolicy.py` to judge."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from kiosk.webpolicy import Address


def address_in(url: QUrl) -> Address:
    return Address(url.scheme(), url.host(), url.port(), url.userInfo(), url.toString())
