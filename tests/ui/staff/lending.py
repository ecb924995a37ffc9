"""A person lends her voice to a real kiosk: `python -m tests.ui.staff.lending FOLDER SENTENCE WAV`.

In a process of its own, as a sound system is chosen once for each. Prints what was seen, as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPoint

from kiosk.staff.door import write_pin
from tests.journeys.conftest import Visitor
from tests.sound import AIR
from ui.application import Wanted, start
from ui.staff.recorder import Recorder
from ui.staff.script import Part
from ui.staff.voice_pages import SCREENS

PIN = "4071"
SHORT_MS = 300


class Animator(Visitor):
    """Somebody who knows the PIN, and stands in front of the microphone."""

    @property
    def recorder(self) -> Recorder:
        return self.kiosk.staff._studio.recorder

    def names(self) -> list[str]:
        return [target.objectName() for target in self.kiosk.window.targets()]

    def open(self, entry: str) -> tuple[Part, ...]:
        """From the public's screen to what can be said there."""
        for _ in range(5):
            self.hand.touch_at(QPoint(20, 20))
        self.touch(*PIN, "Valider")
        self.hand.wait(lambda: "voix" in self.names())
        self.touch("voix", entry)
        if "fr" in self.names():
            self.touch("fr")
        return self.kiosk.staff._studio._parts

    def reach(self, sentence: str) -> None:
        """From the public's screen to the page of a sentence."""
        parts = self.open("trouver-de-l-aide")
        self.touch(next(f"partie-{rank}" for rank, part in enumerate(parts) if sentence in part.sentences))
        page = self.kiosk.window.screen_shown.page
        self.touch(next(option.id for option in page.options if option.text == sentence))
        assert self.kiosk.window.screen_shown.page.title == sentence

    def speak(self, wav: Path) -> None:
        """Until the whole sound has gone into the microphone."""
        levels = len(self.levels())
        mouth = subprocess.Popen(["paplay", f"--device={AIR}", str(wav)])
        self.hand.wait(lambda: mouth.poll() is not None, 30)
        self.hand.wait(lambda: len(self.levels()) > levels)

    def levels(self) -> tuple[float, ...]:
        return self.kiosk.window.screen_shown.meter.levels

    def traces(self) -> list[str]:
        """What a recording has left: files, sound in memory, programs that still listen."""
        listening = subprocess.run(
            ["pactl", "list", "short", "source-outputs"], capture_output=True, text=True, check=True
        )
        ours = [line for line in listening.stdout.splitlines() if line.split("\t")[2] != "-"]  # not the server's own
        files = [file.name for file in (self.state / "voix").rglob("*") if file.is_file()]
        take = self.kiosk.staff._studio._dictation._take
        return [*files, *ours, *(["sound"] if self.recorder._samples or take else [])]

    def no_traces(self) -> bool:
        return not self.traces()


def main(folder: Path, sentence: str, wav: Path) -> dict[str, object]:
    state = folder / "etat"
    kiosk = start(Wanted(size=(1366, 768), state=state))
    write_pin(state, PIN)
    animator = Animator(kiosk, folder, state)
    hand = animator.hand
    seen: dict[str, object] = {}
    try:
        animator.reach(sentence)
        animator.touch("enregistrer")
        animator.speak(wav)
        seen["loudest"], seen["softest"] = max(animator.levels()), min(animator.levels())
        seen["while speaking"] = animator.traces()
        animator.touch("arreter")
        hand.wait(lambda: "garder" in animator.names())
        hand.wait(lambda: animator.traces() == ["sound"])
        animator.touch("garder")
        hand.wait(lambda: "suivante" in animator.names())
        hand.wait(lambda: len(animator.traces()) == 1)
        seen["kept"] = animator.traces()
        animator.touch("personnel-borne")
        seen["screens"] = [text for part in animator.open(SCREENS) for text in part.sentences]
        animator.touch("personnel-borne")

        for way in ("personnel-borne", "retour", "urgence", "nobody", "end"):
            animator.reach("C’est gratuit.")
            animator.touch("enregistrer")
            hand.wait(lambda: len(animator.levels()) > 3)
            if way == "nobody":
                kiosk.staff._quiet.setInterval(SHORT_MS)
                kiosk.window.active.emit()
                heard = len(animator.levels())
                hand.wait(lambda heard=heard: len(animator.levels()) > heard + 20)  # a second of sound: still listening
                seen["listened on"] = animator.recorder.recording
                animator.touch("arreter")
                hand.wait(lambda: not kiosk.staff.is_open)
            elif way == "end":
                kiosk.close()
            else:
                animator.touch("personnel-retour" if way == "retour" else way)
            hand.wait(lambda: len(animator.traces()) == 1)
            seen[way] = animator.traces()
            if way == "retour":
                animator.touch("personnel-borne")
    finally:
        kiosk.close()
    return seen


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))))
