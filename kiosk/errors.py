"""The two families of errors, and the sentence each one carries.

An `EnvironmentFault` is the world's fault (printer, disk, sound, a file typed by hand): say a kind sentence and
go on. Anything else that is raised is a bug, and may stop the program.
"""

from __future__ import annotations


class EnvironmentFault(Exception):
    """Something outside the program went wrong. `sentence` is French, plain, and may be shown to staff."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Bug(Exception):
    """The program asked itself for something that cannot be. Never shown to a visitor."""
