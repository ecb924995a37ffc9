"""The keys that a two-button switch sends: names in the settings, keys of Qt in the window."""

from __future__ import annotations

from msgspec.structs import fields, replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from kiosk.reading import Fault, quoted
from kiosk.settings import Scanning

NAMES = ("move", "choose")


def key_called(name: str) -> Qt.Key:
    """A Qt key from its name, like « Space » or « F5 »; an unknown name is no key at all."""
    sequence = QKeySequence(name)
    return sequence[0].key() if sequence.count() == 1 else Qt.Key.Key_unknown


def with_sound_keys(scanning: Scanning) -> tuple[Scanning, tuple[Fault, ...]]:
    """The same settings with the default in the place of each key that does not exist, and what staff should mend."""
    faults = []
    for info in fields(Scanning):
        name = getattr(scanning, info.name)
        if info.name in NAMES and key_called(name) is Qt.Key.Key_unknown:
            sentence = f"il n’y a pas de touche {quoted(name)}."
            advice = f"La borne garde {quoted(str(info.default))}."
            faults.append(Fault("pasapas.toml", f"balayage.{info.encode_name}", sentence, advice))
            scanning = replace(scanning, **{info.name: info.default})
    return scanning, tuple(faults)
