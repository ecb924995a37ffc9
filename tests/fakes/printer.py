"""A printer that does what the test says, for whole visits: the real CUPS server has its own tests."""

from __future__ import annotations

from impression.printers.port import Fitness, Job, Outlook, Sighting


class ScriptedPrinter:
    """`outlook` is what the next look sees. `came_out` holds the sheets that reached paper."""

    name = "essai"
    gives_paper = True

    def __init__(self, outlook: Outlook = Outlook.PRINTED) -> None:
        self.outlook = outlook
        self.came_out: list[bytes] = []
        self.held: dict[int, bytes] = {}
        self.withdrawn = 0
        self._count = 0

    def fit(self) -> Fitness:
        return Fitness(Outlook.READY if self.outlook is Outlook.PRINTED else self.outlook)

    def submit(self, pdf: bytes) -> Job:
        self._count += 1
        self.held[self._count] = pdf
        return Job("fiche", self._count)

    def look(self, job: Job) -> Sighting:
        """As a queue that holds: what nobody looks at does not leave."""
        if self.outlook is Outlook.PRINTED:
            if job.number in self.held:
                self.came_out.append(self.held.pop(job.number))
            return Sighting(Outlook.PRINTED, over=True)
        return Sighting(self.outlook)

    def repair(self) -> None:
        """Paper again: whatever waits comes out."""
        self.outlook = Outlook.PRINTED
        self.came_out += self.held.values()
        self.held.clear()

    def cancel(self, job: Job) -> None:
        self.held.pop(job.number, None)

    def withdraw(self) -> bool:
        self.held.clear()
        self.withdrawn += 1
        return True

    def settle(self) -> bool:
        return not self.held
