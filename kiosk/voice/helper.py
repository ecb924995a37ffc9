"""`python -m kiosk.voice.helper SETUP`: makes sentences audible for another process, until its input ends.

A process of its own, so that no GPL code and no crash of the engine is in the kiosk. `SETUP` is a `Setup` in JSON;
wishes come in on stdin, answers go out on stdout (`lines.py`).
"""

from __future__ import annotations

import signal
import sys

import msgspec

from kiosk.errors import EnvironmentFault
from kiosk.voice.choice import Chosen
from kiosk.voice.lines import Answer, Wish, answered, line
from kiosk.voice.port import NoVoice
from kiosk.voice.setup import Setup


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asked; this process ends with its input
    voice = Chosen(msgspec.json.decode(sys.argv[1], type=Setup))
    wishes, answers = sys.stdin.buffer, sys.stdout.buffer
    answers.write(line(Answer(number=0, fault=voice.fault)))
    answers.flush()
    for row in wishes:
        try:
            wish = msgspec.json.decode(row, type=Wish)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue  # cut by the end of whoever asked
        answers.write(line(_answer(voice, wish)))
        answers.flush()


def _answer(voice: Chosen, wish: Wish) -> Answer:
    try:
        clip = voice.prepare(wish.text, wish.language, wish.pace, wish.private)
        return answered(wish.number, clip, voice.trouble)
    except EnvironmentFault as fault:
        return Answer(number=wish.number, fault=fault.sentence, foreign=isinstance(fault, NoVoice))


if __name__ == "__main__":
    main()
