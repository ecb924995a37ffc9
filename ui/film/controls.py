"""A button that says something else when the film is in another state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.big_button import BigButton
from ui.widgets.faces import Face


class Variant(NamedTuple):
    words: str
    picture: str
    face: Face


class StateButton(BigButton):
    """Its place is measured for all its variants, so that nothing moves on the screen when one takes over."""

    def __init__(self, variants: Mapping[str, Variant], look: Look, parent: QWidget, stacked: bool = False) -> None:
        first = next(iter(variants.values()))
        super().__init__(first.words, first.face, look, parent, picture=first.picture, stacked=stacked)
        self._variants = variants

    def turn(self, name: str) -> None:
        """Say and look like this variant from now on."""
        self._wear(self._variants[name])
        self.setText(self.words.replace("&", "&&"))
        self.setAccessibleName(self.words)
        self.update()

    def height_for(self, width: int) -> int:
        return max(super(StateButton, self).height_for(width) for _ in self._each())

    def fits_in(self, width: int) -> bool:
        return min(super(StateButton, self).fits_in(width) for _ in self._each())  # not all(): it would stop on the way

    def snug_width(self) -> int:
        return max(super(StateButton, self).snug_width() for _ in self._each())

    def _each(self) -> Iterator[None]:
        """Wear each variant in turn, then the present one again."""
        worn = Variant(self.words, self.picture, self._face)
        for variant in self._variants.values():
            self._wear(variant)
            yield
        self._wear(worn)

    def _wear(self, variant: Variant) -> None:
        self.words, self.picture, self._face = variant
