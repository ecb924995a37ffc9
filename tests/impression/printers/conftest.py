"""A CUPS server for each test (20 ms), and what a kiosk does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack

import pytest

from impression.printers.cups import CupsPrinter
from impression.printers.server import Server
from tests.fakes.cups import QUEUE, PrivateCups, private_cups

CupsMaker = Callable[..., PrivateCups]


def new_kiosk(queue: str = QUEUE, restart: Callable[[], object] | None = None) -> CupsPrinter:
    """The printer of a kiosk that has just started. A frozen server, or backend, is given up after one second."""
    return CupsPrinter(queue, server=Server(answer=1, hand_over=1), restart=restart, grace=1)


@pytest.fixture
def start_cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[CupsMaker]:
    """Starts servers that end with the test; the last one started is the one that printing programs talk to."""
    with ExitStack() as running:

        def start(policy: str = "retry-job", dirty: int = 30, shipped: bool = False) -> PrivateCups:
            server: AbstractContextManager[PrivateCups] = private_cups(policy, dirty, shipped)
            cups = running.enter_context(server)
            monkeypatch.setenv("CUPS_SERVER", str(cups.socket))
            return cups

        yield start


@pytest.fixture
def cups(start_cups: CupsMaker) -> PrivateCups:
    """A server as Debian ships it."""
    return start_cups()
