"""The widget that shows a page: no menu of its own, nothing dropped into it, no zoom but the kiosk's."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QDialog, QWidget


class LockedView(QWebEngineView):
    """Its filter stands on the one widget that the engine draws into: on the application it would crash at the first
    key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def childEvent(self, event: QChildEvent) -> None:
        """The engine makes the widget that takes its events with the first page, and anew after a crash. The window
        where a colour is chosen comes the same way, and asks no page first."""
        if event.added() and event.child().isWidgetType():
            QTimer.singleShot(0, self, self._watch)

    def _watch(self) -> None:
        for dialog in self.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly):
            dialog.reject()
        if (inner := self.focusProxy()) is not None:
            inner.setAcceptDrops(False)
            inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl and the wheel would zoom."""
        if isinstance(event, QWheelEvent):
            return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return False
