"""The words of the browser's own buttons, and of the line over its page."""

from __future__ import annotations

from kiosk.content.words import Words
from ui.beside.lines import Labels


def labels(words: Words) -> Labels:
    return Labels(
        more=words("Suite"),
        training=words("Site d’entraînement"),
        real=words("Vous êtes sur le vrai site"),
        before=words("Page d’avant"),
        up=words("Plus haut"),
        down=words("Plus bas"),
        typed=words("C’est bon"),
        look=words("Voir"),
        hide=words("Cacher"),
        touch=words("Toucher ici"),
        says=words("Le site vous dit"),
        asks=words("Le site vous demande"),
        again=words("Touchez encore le bouton du site."),
        yes=words("Oui"),
        no=words("Non"),
        understood=words("J’ai compris"),
    )
