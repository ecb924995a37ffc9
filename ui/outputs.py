"""Which device speaks: a headset as soon as one is plugged in, and then the loudspeaker is silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtMultimedia import QAudioDevice

HEADSET = re.compile(r"head[ -]?(set|phone)|écouteur|ecouteur|casque|earphone|earbud|hands-?free", re.IGNORECASE)
"""What systems call something that one person wears: its description, or its name for the sound server.

Bluetooth alone says nothing: most of its devices are loudspeakers. Its profile does (`headset_head_unit`).
"""


def best_output() -> QAudioDevice | None:
    """The headset, else what the system has chosen; None on a machine without sound."""
    from PySide6.QtMultimedia import QMediaDevices

    for device in QMediaDevices.audioOutputs():
        if is_headset(device.description(), device.id().data().decode("utf-8", "replace")):
            return device
    device = QMediaDevices.defaultAudioOutput()
    return None if device.isNull() else device


def is_there(device: bytes) -> bool:
    """Whether the device with this id can still be heard."""
    from PySide6.QtMultimedia import QMediaDevices

    return any(found.id().data() == device for found in QMediaDevices.audioOutputs())


def watch_outputs(owner: QObject, changed: Callable[[], None]) -> None:
    """`changed` is called whenever a device comes or goes, for as long as `owner` lives."""
    from PySide6.QtMultimedia import QMediaDevices

    devices = QMediaDevices(owner)
    devices.audioOutputsChanged.connect(changed)


def headset_is_in() -> bool:
    """Whether what is said is heard by one person alone."""
    device = best_output()
    return device is not None and is_headset(device.description(), device.id().data().decode("utf-8", "replace"))


def is_headset(*names: str) -> bool:
    return any(HEADSET.search(name) for name in names)
