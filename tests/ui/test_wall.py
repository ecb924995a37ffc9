"""The wall that was not waited for: nothing of it is there once it is said to be down."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.erasure import running
from kiosk.private_folder import private_folder
from kiosk.webpolicy import Rules
from ui.beside.wall import Wall
from ui.tasks import Tasks

RULES = Rules(frozenset({"site.exemple"}))


def test_one_that_is_still_rising_when_it_falls_is_waited_for(qtbot: QtBot) -> None:
    private, tasks = private_folder(), Tasks()
    found: list[tuple[list[int], list[Path]]] = []
    wall = Wall(private, tasks)
    wall.stand(RULES, lambda _port: None, lambda: None)
    wall.fall()
    wall.when_down(lambda: found.append((running(private), [*private.iterdir()])))
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert tasks.finish(10_000)
    assert found == [([], [])]
    assert (running(private), [*private.iterdir()]) == ([], [])
    private.rmdir()


def test_one_that_stands_is_told_apart_from_one_that_is_down(qtbot: QtBot) -> None:
    private, tasks = private_folder(), Tasks()
    ports: list[int] = []
    down: list[bool] = []
    wall = Wall(private, tasks)
    wall.stand(RULES, ports.append, lambda: None)
    qtbot.waitUntil(lambda: bool(ports), timeout=20_000)
    assert len(running(private)) == 1
    wall.fall()
    wall.when_down(lambda: down.append(bool(running(private))))
    assert down == []
    qtbot.waitUntil(lambda: bool(down), timeout=20_000)
    assert down == [False]
    private.rmdir()
