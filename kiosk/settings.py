"""One TOML file, one frozen object. A fault never stops the kiosk: it keeps that default, and staff are told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import fields, replace

from kiosk.content.schema import Place
from kiosk.reading import Fault, Reader
from kiosk.toml import read_toml


class Venue(Struct, frozen=True):
    """`[borne]`: where the kiosk stands, and its language when nobody has chosen one."""

    name: str = field(name="nom", default="")
    language: str = field(name="langue", default="fr")


class Waiting(Struct, frozen=True):
    """`[attente]`, in seconds. 20 s is the least warning the norm allows (WCAG 2.2.1)."""

    idle: int = field(name="inactivite", default=120)
    film: int = 180
    countdown: int = field(name="compte-a-rebours", default=45)
    goodbye: int = field(name="au-revoir", default=12)


class Display(Struct, frozen=True):
    """`[ecran]`: `scale` multiplies every size, for a screen read from further away."""

    scale: float = field(name="echelle", default=1.0)


class Printing(Struct, frozen=True):
    """`[impression]`: a CUPS queue, or a folder for PDF files. Neither: the default queue, else a folder. `documents`:
    pages of sites' documents that one visit may print."""

    queue: str = field(name="file", default="")
    folder: str = field(name="dossier", default="")
    patience: int = field(name="patience", default=60)
    documents: int = field(name="pages-de-documents", default=10)


class Scanning(Struct, frozen=True):
    """`[balayage]`: keys a two-button switch sends (Qt key names), and seconds between steps of the automatic scan."""

    move: str = field(name="suivant", default="Space")
    choose: str = field(name="choisir", default="Return")
    interval: float = field(name="intervalle", default=2.0)


class Speech(Struct, frozen=True):
    """`[voix]`: whether pages are read aloud before anybody asks, megabytes of sounds kept, and Piper's voice files
    by language (`piper = { fr = "/srv/voix/fr.onnx" }`)."""

    automatic: bool = field(name="automatique", default=False)
    cache_mb: int = field(name="cache-mo", default=300)
    piper: dict[str, str] = {}


class Settings(Struct, frozen=True):
    """What the operator may change. Every field has a default that works."""

    venue: Venue = field(name="borne", default=Venue())
    waiting: Waiting = field(name="attente", default=Waiting())
    display: Display = field(name="ecran", default=Display())
    printing: Printing = field(name="impression", default=Printing())
    scanning: Scanning = field(name="balayage", default=Scanning())
    speech: Speech = field(name="voix", default=Speech())
    places: tuple[Place, ...] = field(name="lieux", default=())


class _Bounds(NamedTuple):
    """The least and the most that `part.setting` may be: outside, the kiosk would be unusable."""

    part: str
    setting: str
    least: float
    most: float


BOUNDS = (
    _Bounds("attente", "inactivite", 10, 3600),
    _Bounds("attente", "film", 10, 3600),
    _Bounds("attente", "compte-a-rebours", 20, 600),
    _Bounds("attente", "au-revoir", 2, 120),
    _Bounds("ecran", "echelle", 0.5, 3),
    _Bounds("impression", "patience", 5, 600),
    _Bounds("impression", "pages-de-documents", 0, 200),
    _Bounds("balayage", "intervalle", 0.5, 60),
    _Bounds("voix", "cache-mo", 0, 100_000),
)


def load_settings(file: Path | None) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings, and what is wrong in the file. What is at fault keeps its default; no file gives all defaults."""
    if file is None or not os.path.exists(file):
        return Settings(), ()
    source = read_toml(file, file.name, 'nom = "Mon centre"')
    if source.fault is not None:
        return Settings(), (source.fault,)
    reader = Reader(file.name, guess=False)
    settings = _within_bounds(reader.salvage(Settings, source.data) or Settings(), reader)
    places = [place for place in settings.places if place.name and place.address]
    numbered = tuple(replace(place, id=f"lieu-{n}") for n, place in enumerate(places, 1))
    return replace(settings, places=numbered), source.located(reader.faults)


def _within_bounds(settings: Settings, reader: Reader) -> Settings:
    """Settings outside their bounds go back to their default."""
    parts = {info.encode_name: info.name for info in fields(Settings)}
    for bounds in BOUNDS:
        part = getattr(settings, parts[bounds.part])
        info = next(info for info in fields(part) if info.encode_name == bounds.setting)
        if not bounds.least <= getattr(part, info.name) <= bounds.most:
            sentence = f"il faut un nombre entre {bounds.least:n} et {bounds.most:n}."
            reader.fault(f"{bounds.part}.{bounds.setting}", sentence, f"La borne garde {info.default:n}.")
            settings = replace(settings, **{parts[bounds.part]: replace(part, **{info.name: info.default})})
    return settings
