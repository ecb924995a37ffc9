"""Which pictogram goes with a sentence, so that a person who does not read can follow the film.

By the words of the table found in the French sentence: what is most particular stands first.
"""

from __future__ import annotations

import re

PICTURES = {
    "carte vitale": "carte",
    "mot de passe": "cle",
    "fiche": "fiche",
    "borne": "ecran",
    "confirme": "coche",
    "sms": "message",
    "envoi": "message",
    "code": "code",
    "chiffre": "code",
    "e-mail": "courrier",
    "courrier": "enveloppe",
    "appele": "telephoner",
    "téléphone": "mobile",
    "portable": "mobile",
    "compte": "personne",
    "pharmacie": "pharmacie",
    "ordonnance": "ordonnance",
    "attestation": "attestation",
    "imprime": "imprimante",
    "caméra": "camera",
    "ville": "lieu",
    "adresse": "lieu",
    "jour": "calendrier",
    "heure": "horloge",
    "animateur": "mains",
    "chez vous": "maison",
    "soignant": "medecin",
    "médecin": "medecin",
    "dentiste": "medecin",
    "sage-femme": "medecin",
    "enfant": "enfant",
    "écrive": "crayon",
    "note": "crayon",
    "cherche": "chercher",
    "touche": "tactile",
    "site": "web",
    "internet": "web",
    "secret": "cadenas",
    "document": "fichier",
    "gratuit": "coche",
}

_FIRST = [(re.compile(rf"\b{re.escape(words)}", re.IGNORECASE), picture) for words, picture in PICTURES.items()]


def picture_for(sentence: str, unlike: str = "") -> str:
    """The pictogram's name; empty when no word of the table stands in the sentence.

    `unlike`: the pictogram just shown. Where the sentence offers another one, the picture moves on with the words.
    """
    fitting = [picture for words, picture in _FIRST if words.search(sentence)]
    return next((picture for picture in fitting if picture != unlike), next(iter(fitting), ""))
