"""The voice for a program without a window: asks the helper process, and waits for the answer."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from types import TracebackType

import msgspec

from kiosk.errors import EnvironmentFault
from kiosk.voice.clip import Clip
from kiosk.voice.lines import Answer, Wish, clip_of, line
from kiosk.voice.port import NotSaid, NoVoice, Pace
from kiosk.voice.setup import Setup, helper_command


def languages_spoken(languages: Iterable[str]) -> frozenset[str] | None:
    """Those of `languages` that the synthetic voice of this machine speaks; None where it does not start."""
    try:
        with HelperVoice(Setup()) as voice:
            return frozenset(code for code in languages if voice.speaks(code))
    except EnvironmentFault:
        return None


class HelperVoice:
    """A `Voice` for as long as the block lasts: `with HelperVoice(setup) as voice`."""

    def __init__(self, setup: Setup) -> None:
        self._helper = subprocess.Popen(helper_command(setup), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._number = 0
        self.trouble = ""
        """Why the last sentence was not kept, although it was said."""
        try:
            self._hear()
        except EnvironmentFault:
            self.close()
            raise

    def prepare(self, text: str, language: str, pace: Pace = Pace.NORMAL, private: bool = False) -> Clip:
        self._number += 1
        assert self._helper.stdin is not None
        try:
            self._helper.stdin.write(
                line(Wish(number=self._number, text=text, language=language, pace=pace, private=private))
            )
            self._helper.stdin.flush()
        except OSError as error:
            raise EnvironmentFault("La voix s’est arrêtée.") from error
        answer = self._hear()
        if answer.fault:
            raise NoVoice(answer.fault) if answer.foreign else NotSaid(answer.fault)
        self.trouble = answer.trouble
        return clip_of(answer)

    def speaks(self, language: str) -> bool:
        try:
            self.prepare("1", language, private=True)
        except NoVoice:
            return False
        return True

    def close(self) -> None:
        self._helper.communicate()

    def __enter__(self) -> HelperVoice:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def _hear(self) -> Answer:
        assert self._helper.stdout is not None
        row = self._helper.stdout.readline()
        if not row.endswith(b"\n"):  # it ended, maybe in the middle of a sentence
            raise EnvironmentFault("La voix s’est arrêtée.")
        return msgspec.json.decode(row, type=Answer)
