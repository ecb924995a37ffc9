"""A widget that goes: out of sight at once, and deleted once its own event is over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def drop(*widgets: QWidget | None) -> None:
    for widget in widgets:
        if widget is not None:
            widget.hide()
            widget.deleteLater()
