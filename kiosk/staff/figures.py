"""The last figures, as the staff's screen shows them."""

from __future__ import annotations

from msgspec import Struct


class Period(Struct, frozen=True):
    """Counts of some days. `opened` and `done`: flows begun, and led to their end."""

    title: str
    visits: int
    opened: int
    done: int
    sheets: int


class Bar(Struct, frozen=True):
    label: str
    count: int


class Chart(Struct, frozen=True):
    """Bars in the order shown. `topic` names their colour. `whole`: what a full bar counts, else the longest's."""

    title: str
    bars: tuple[Bar, ...]
    topic: str = ""
    whole: int = 0


class Figures(Struct, frozen=True):
    """`charts` are about the longest of the periods, which `span` names."""

    periods: tuple[Period, ...]
    span: str
    charts: tuple[Chart, ...]
