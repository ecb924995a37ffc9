"""Which device speaks: a headset as soon as one is plugged in, and then the loudspeaker is silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice

HEADSET = re.compile(r"head(set|phone)|écouteur|ecouteur|casque|earphone|earbud|hands-?free|bluez", re.IGNORECASE)
"""What systems call something that one person wears: its description, or its name for the sound server."""


def best_output() -> QAudioDevice | None:
    """The headset, else what the system has chosen; None on a machine without sound."""
    from PySide6.QtMultimedia import QMediaDevices

    for device in QMediaDevices.audioOutputs():
        if is_headset(device.description(), device.id().data().decode("utf-8", "replace")):
            return device
    device = QMediaDevices.defaultAudioOutput()
    return None if device.isNull() else device


def headset_is_in() -> bool:
    """Whether what is said is heard by one person alone."""
    device = best_output()
    return device is not None and is_headset(device.description(), device.id().data().decode("utf-8", "replace"))


def is_headset(*names: str) -> bool:
    return any(HEADSET.search(name) for name in names)
