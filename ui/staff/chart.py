"""Bars under a title: a question of a glance, so nothing but labels, lengths and counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.staff.figures import Chart
from ui.staff.panels import PAD, Panel
from ui.theme.look import Look, Role
from ui.widgets.typeset import TextBlock

BAR, LEAST_BAR, GAP, ROW_GAP = 30, 150, 18, 10


class _Columns(NamedTuple):
    """Pixels. `above`: labels stand above their bars, because there is no width for both."""

    label: int
    bar: int
    count: int
    above: bool


class ChartPanel(Panel):
    """A row for each bar; the longest fills its column."""

    def __init__(
        self, chart: Chart, span: str, nothing: str, number: Callable[[int], str], look: Look, parent: QWidget
    ) -> None:
        """`span`: the days it is about. `nothing`: what is said where there is no bar. `number` writes a count."""
        counts = " ; ".join(f"{bar.label}, {bar.count}" for bar in chart.bars)
        super().__init__(f"{chart.title}, {span} : {counts or nothing}", look, parent)
        self._chart, self._span, self._nothing, self._number = chart, span, nothing, number
        self._most = chart.whole or max((bar.count for bar in chart.bars), default=0) or 1

    def height_for(self, width: int) -> int:
        room = self._room(width)
        columns = self._columns(room)
        gap = self._look.px(ROW_GAP)
        rows = sum(gap + self._row_height(label, columns) for label in self._labels(columns.label))
        return (
            self._head_height(room) + (rows or gap + self._set(self._nothing, Role.HINT, room).height) + 2 * self._pad
        )

    def fits_in(self, width: int) -> bool:
        room = self._room(width)
        columns = self._columns(room)
        blocks = (*self._head(room), self._set(self._nothing, Role.HINT, room), *self._labels(columns.label))
        return columns.bar >= self._look.px(LEAST_BAR) and not any(block.broken for block in blocks)

    def draw(self, painter: QPainter) -> None:
        palette, room, x = self._look.palette, self._room(self.width()), self._look.px(PAD)
        title, span = self._head(room)
        title.draw(painter, x, self._pad, palette.ink)
        if self._on_one_line(room):
            span.draw(painter, x + room - span.widest, self._pad + (title.height - span.height) * 0.7, palette.soft)
        else:
            span.draw(painter, x, self._pad + title.height, palette.soft)
        y = self._pad + self._head_height(room) + self._look.px(ROW_GAP)
        if not self._chart.bars:
            self._set(self._nothing, Role.HINT, room).draw(painter, x, y, palette.soft)
        columns = self._columns(room)
        for i, label in enumerate(self._labels(columns.label)):
            height = self._row_height(label, columns)
            self._draw_row(painter, i, label, columns, QRectF(x, y, room, height))
            y += height + self._look.px(ROW_GAP)

    def _draw_row(self, painter: QPainter, i: int, label: TextBlock, columns: _Columns, row: QRectF) -> None:
        look, palette, count = self._look, self._look.palette, self._chart.bars[i].count
        beside = row
        if columns.above:
            beside = row.adjusted(0, label.height, 0, 0)
            label.draw(painter, row.x(), row.y(), palette.ink)
        else:
            beside = row.adjusted(columns.label + look.px(GAP), 0, 0, 0)
            label.draw(painter, row.x(), row.center().y() - label.height / 2, palette.ink)
        thick = look.px(BAR)
        length = max(columns.bar * count / self._most, look.px(8)) if count else 0.0
        bar = QRectF(beside.x(), beside.center().y() - thick / 2, length, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.topic(self._chart.topic).ink))
        painter.drawRoundedRect(bar, min(look.px(8), length / 2), look.px(8))
        number = self._count(i)
        number.draw(
            painter, bar.right() + (look.px(GAP) if count else 0), bar.center().y() - number.height / 2, palette.ink
        )

    @property
    def _pad(self) -> int:
        return self._look.px(PAD)

    def _head(self, room: int) -> tuple[TextBlock, TextBlock]:
        return self._set(self._chart.title, Role.CONTROL, room), self._set(self._span, Role.HINT, room)

    def _on_one_line(self, room: int) -> bool:
        title, span = self._head(room)
        return title.lines == span.lines == 1 and title.widest + self._look.px(GAP) + span.widest <= room

    def _head_height(self, room: int) -> int:
        title, span = self._head(room)
        return title.height if self._on_one_line(room) else title.height + span.height

    def _columns(self, room: int) -> _Columns:
        """Labels take what they need, up to half of the room."""
        gap = self._look.px(GAP)
        count = max((round(self._count(i).widest) + 2 for i in range(len(self._chart.bars))), default=0)
        label = min(max((round(label.widest) + 2 for label in self._labels(room)), default=0), room // 2)
        bar = room - label - count - 2 * gap
        if bar >= self._look.px(LEAST_BAR) and not any(block.broken for block in self._labels(label)):
            return _Columns(label, bar, count, above=False)
        return _Columns(room, room - count - gap, count, above=True)

    def _row_height(self, label: TextBlock, columns: _Columns) -> int:
        bar = max(self._look.px(BAR), self._count(0).height)
        return label.height + bar if columns.above else max(label.height, bar)

    def _labels(self, width: int) -> list[TextBlock]:
        return [self._set(bar.label, Role.HINT, width) for bar in self._chart.bars]

    def _count(self, i: int) -> TextBlock:
        return self._set(self._number(self._chart.bars[i].count), Role.HINT, 4000)
