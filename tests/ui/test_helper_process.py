"""A helper that hangs: another one takes its place at once, and nothing of it is left."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from ui.helper_process import HelperProcess

HANGS = "import time; print('up', flush=True); time.sleep(600)"


@pytest.fixture
def helper(qtbot: QtBot) -> Iterator[HelperProcess]:
    helper = HelperProcess([sys.executable, "-c", HANGS])
    with qtbot.waitSignal(helper.heard):
        helper.start()
    yield helper
    helper.end()


def test_another_one_starts_without_waiting_for_the_one_that_hangs(helper: HelperProcess, qtbot: QtBot) -> None:
    old = helper._process
    assert old is not None
    pid = old.processId()
    died: list[bool] = []
    helper.died.connect(lambda: died.append(True))
    with qtbot.waitSignal(helper.heard):
        helper.start()
        assert old.state() is QProcess.ProcessState.Running, "Qt has not waited for its end"
    qtbot.waitUntil(lambda: helper._leaving == [])
    assert not Path(f"/proc/{pid}").exists(), "not even as a zombie"
    assert helper.running
    assert died == []


def test_at_the_end_none_is_left(helper: HelperProcess) -> None:
    """Also one whose place another has just taken."""
    assert helper._process is not None
    pids = [helper._process.processId()]
    helper.start()
    pids.append(helper._process.processId())
    helper.end()
    assert not helper.running
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []


def test_one_that_is_killed_has_died(helper: HelperProcess, qtbot: QtBot) -> None:
    with qtbot.waitSignal(helper.died):
        helper.kill()
    assert not helper.running
