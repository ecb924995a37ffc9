"""The sound of « Appeler ». A kiosk without sound rings silently: the raised hand is on the screen anyway."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl


class Bell(QObject):
    """Loads QtMultimedia at the first ring only: it weighs more than the rest of the window."""

    def __init__(self, sound: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = sound
        self._effect: QObject | None = None

    def ring(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if QMediaDevices.defaultAudioOutput().isNull() or not self._sound.exists():
            return
        if self._effect is None:
            self._effect = QSoundEffect(self, source=QUrl.fromLocalFile(str(self._sound)))
        self._effect.play()  # type: ignore[attr-defined]
