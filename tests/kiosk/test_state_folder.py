"""Where the kiosk keeps its state, in the order of who may decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.state_folder import state_folder


def test_the_order_of_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/borne")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.delenv("PASAPAS_STATE", raising=False)
    assert state_folder(None) == Path("/home/borne/.local/state/pasapas")
    monkeypatch.setenv("XDG_STATE_HOME", "relatif")
    assert state_folder(None) == Path("/home/borne/.local/state/pasapas")
    monkeypatch.setenv("XDG_STATE_HOME", "/var/etat")
    assert state_folder(None) == Path("/var/etat/pasapas")
    monkeypatch.setenv("PASAPAS_STATE", "/srv/pasapas")
    assert state_folder(None) == Path("/srv/pasapas")
    assert state_folder(Path("ici")) == Path("ici")
