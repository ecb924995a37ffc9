"""Calls of the guide's script in every frame of a page: a form often stands in a frame of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage, QWebEngineScript

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld


def ask_each(page: QWebEnginePage, call: str, hear: Callable[[object], None] | None = None) -> int:
    """`hear` gets an answer of each frame, nothing from one that is still empty. How many are asked."""
    frames = list(_frames(page.mainFrame()))
    for frame in frames:
        if hear is None:
            frame.runJavaScript(f"globalThis.{call}", WORLD)
        else:
            frame.runJavaScript(f"globalThis.{call}", WORLD, hear)
    return len(frames)


def _frames(frame: QWebEngineFrame) -> Iterator[QWebEngineFrame]:
    if frame.isValid():
        yield frame
        for child in frame.children():
            yield from _frames(child)
