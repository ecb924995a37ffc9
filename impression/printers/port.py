"""What any printer can do for a visit, and what it says about one sheet."""

from __future__ import annotations

from enum import Enum
from typing import Protocol

from msgspec import Struct


class Outlook(Enum):
    """How things look, for a sheet or for the printer itself. The value is what the journal keeps."""

    READY = "prete"
    SENT = "envoyee"
    PRINTING = "en-cours"
    PRINTED = "imprimee"
    OUT_OF_PAPER = "plus-de-papier"
    COVER_OPEN = "capot-ouvert"
    JAM = "bourrage"
    OUT_OF_INK = "plus-d-encre"
    UNREACHABLE = "injoignable"
    STOPPED = "arretee"
    REFUSED = "refusee"
    NO_SERVER = "service-muet"
    NO_PRINTER = "pas-d-imprimante"
    NO_FOLDER = "dossier-ferme"
    LOST = "perdue-de-vue"
    WITHDRAWING = "retrait-en-cours"


class Advice(Enum):
    """Something staff should change, although printing works."""

    KEEPS_SHEETS = "garde-les-fiches"


class Sighting(Struct, frozen=True):
    """One look at a sheet. `over`: nothing more will happen to it. Not `sure`: the printer may be printing all the
    same (a warning, or the first seconds of a network connection)."""

    outlook: Outlook
    over: bool = False
    sure: bool = True


class Job(Struct, frozen=True):
    """A sheet handed over. `failed` says why when the printer never took it."""

    title: str
    number: int = 0
    failed: Outlook | None = None


class Fitness(Struct, frozen=True):
    """Whether a sheet may be sent now, and what staff should know."""

    outlook: Outlook
    advice: tuple[Advice, ...] = ()

    @property
    def ready(self) -> bool:
        return self.outlook is Outlook.READY


class Printer(Protocol):
    """No call raises for the world's faults, and each ends within seconds: a fault is an `Outlook`.

    One visit at a time: sheets submitted since the last `withdraw` belong to the visit under way.
    """

    @property
    def name(self) -> str:
        """What staff know it by: a queue, a folder."""
        ...

    @property
    def gives_paper(self) -> bool:
        """Whether a sheet that is printed lies in front of the person, or waits in a folder for staff."""
        ...

    def fit(self) -> Fitness:
        """Whether it would take a sheet now. A fault reported by an idle printer is stale, and does not count."""
        ...

    def submit(self, pdf: bytes) -> Job:
        """Hand a sheet over. Nothing is taken while `settle` is not true."""
        ...

    def look(self, job: Job) -> Sighting:
        """Where the sheet stands. To be called every second: a sheet that waits for its printer leaves from here."""
        ...

    def cancel(self, job: Job) -> None:
        """Leave nothing of the sheet behind but paper. Harmless whatever became of it; ends its follow-up."""
        ...

    def withdraw(self) -> bool:
        """The visit ends: call back every sheet of it. The result is that of `settle`."""
        ...

    def settle(self) -> bool:
        """Whether no sheet of an earlier visit can come out any more. Otherwise tries again to call them back; to be
        called every few seconds until true, and when the kiosk starts."""
        ...
