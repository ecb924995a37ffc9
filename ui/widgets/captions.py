"""The words of an on-screen keyboard, in the language of its letters."""

from __future__ import annotations

from kiosk.content.schema import Keys
from kiosk.content.words import Words
from ui.widgets.keyboard import Captions


def captions(keys: Keys, words: Words, exact: bool = False) -> Captions:
    """A language with several usual keyboards has a key for each, with its name. `exact`: capitals are wished for one
    by one, as a page takes each letter as it is."""
    one = len(keys.usual) == 1
    whole = "A" in keys.latin.split()
    usual = [words("Clavier habituel") if one else words("Clavier {nom}", nom=layout.name) for layout in keys.usual]
    return Captions(
        space=words("Espace"),
        erase=words("Effacer"),
        more=words("Suite"),
        digits=words("Chiffres"),
        letters=words("Lettres"),
        latin=words("Lettres latines") if whole else words("Autres lettres"),
        orders=(words("Ordre alphabétique"), *usual),
        capitals=words("Majuscules") if exact else "",
        language=words.language,
    )
