"""Guides: the gestures of a procedure, one after the other, for a made-up site and for the true one alike.

A gesture points at one element of the page and knows the sign by which it is done. On a site that it has no sign for,
its words stand alone: what to point at is never invented.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, field


class Only(Enum):
    """Where a gesture is made, when not everywhere: an SMS code, for one, comes from a drawn telephone."""

    PRACTICE = "exercice"
    TRUE_SITE = "vrai"


class Sign(Struct, frozen=True, gc=False, kw_only=True):
    """The sign by which a gesture is done: one of these. `filled`: a field that is not empty, and left or quiet for a
    while. `ticked`: a box. `present`: an element that was not there. `page`: where one has arrived. `read`: the person
    says so."""

    filled: str = field(name="rempli", default="")
    ticked: str = field(name="coche", default="")
    present: str = ""
    page: str = field(name="adresse", default="")
    read: bool = field(name="lu", default=False)


BY_WORD = Sign(read=True)
"""Where nothing shows that a gesture is done, the person says so."""


class Gesture(Struct, frozen=True, gc=False, kw_only=True):
    """One thing to do. `otherwise` says it in other words to who is stuck. `typed`: what a made-up person writes.
    `target`: what to point at, by site, as a CSS selector."""

    id: str
    text: str = field(name="dire")
    tip: str = field(name="astuce", default="")
    otherwise: str = field(name="autrement")
    typed: str = field(name="ecrire", default="")
    only: Only | None = field(name="seulement", default=None)
    target: dict[str, str] = field(name="montrer", default={})
    done: dict[str, Sign] = field(name="fait", default={})


class Guide(Struct, frozen=True, gc=False, kw_only=True):
    """The file's name is `id` with `.yaml`. `site`: the made-up one that it is practised on, from its page `start`."""

    id: str
    title: str = field(name="titre")
    site: str
    start: str = field(name="depart")
    gestures: tuple[Gesture, ...] = field(name="gestes")

    def gestures_on(self, site: str) -> tuple[Gesture, ...]:
        """Those that are made there: on the made-up site, or on a true one."""
        elsewhere = Only.TRUE_SITE if site == self.site else Only.PRACTICE
        return tuple(gesture for gesture in self.gestures if gesture.only is not elsewhere)


class SiteWord(Struct, frozen=True, gc=False, kw_only=True):
    """A hard word of a made-up site, as it stands on its pages, and what it means."""

    word: str = field(name="mot")
    meaning: str = field(name="dire")


class PracticeSite(Struct, frozen=True, gc=False, kw_only=True):
    """A made-up site: `site.yaml` in its folder. `like`: what it is like, without a brand. `words`: by what `data-mot`
    says beside them."""

    name: str = field(name="nom")
    like: str = field(name="ressemble")
    start: str = field(name="depart")
    colour: str = field(name="couleur")
    words: dict[str, SiteWord] = field(name="mots", default={})
