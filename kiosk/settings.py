"""One TOML file, one frozen object. A fault never stops the kiosk: that part keeps its default, and staff are told."""

from __future__ import annotations

import tomllib
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import fields, replace

from kiosk.content.schema import Place
from kiosk.reading import Fault, Reader


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
    motion: bool = field(name="mouvement", default=True)


class Printing(Struct, frozen=True):
    """`[impression]`: a CUPS queue, or a folder where sheets are left as PDF. Neither: the default queue, else folder."""

    queue: str = field(name="file", default="")
    folder: str = field(name="dossier", default="")
    patience: int = field(name="patience", default=60)


class Scanning(Struct, frozen=True):
    """`[balayage]`: keys a two-button switch sends (Qt key names), and seconds between steps of the automatic scan."""

    move: str = field(name="suivant", default="Space")
    choose: str = field(name="choisir", default="Return")
    interval: float = field(name="intervalle", default=2.0)


class Settings(Struct, frozen=True):
    """What the operator may change. Every field has a default that works."""

    venue: Venue = field(name="borne", default=Venue())
    waiting: Waiting = field(name="attente", default=Waiting())
    display: Display = field(name="ecran", default=Display())
    printing: Printing = field(name="impression", default=Printing())
    scanning: Scanning = field(name="balayage", default=Scanning())
    places: tuple[Place, ...] = field(name="lieux", default=())


def load_settings(file: Path | None) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings, and what is wrong in the file. Parts at fault keep their default; no file gives all defaults."""
    if file is None or not file.exists():
        return Settings(), ()
    reader = Reader(file.name)
    try:
        data = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reader.fault("", f"le fichier ne se lit pas ({error}).")
        return Settings(), tuple(reader.faults)
    settings = Settings()
    for key, value in data.items():
        part = reader.read(Settings, {key: value})
        if part is not None:
            name = next(info.name for info in fields(Settings) if info.encode_name == key)
            settings = replace(settings, **{name: getattr(part, name)})
    places = tuple(replace(place, id=f"lieu-{n}") for n, place in enumerate(settings.places, 1))
    sound, faults = _sound_waiting(replace(settings, places=places), reader)
    return sound, faults


def _sound_waiting(settings: Settings, reader: Reader) -> tuple[Settings, tuple[Fault, ...]]:
    waiting = settings.waiting
    if waiting.countdown < 20:
        reader.fault("attente.compte-a-rebours", "il faut au moins 20 secondes.", "La borne garde 45.")
        settings = replace(settings, waiting=replace(waiting, countdown=45))
    return settings, tuple(reader.faults)
