"""JSON Schemas of the files that authors write, for editors that complete and check while one types.

Made from `schema.py`, so that it says what the reader accepts: known keys only, and texts everywhere. What follows
from other places (does this step exist?) is for `pasapas content check`.
"""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from kiosk.content import guides, schema
from kiosk.content.layout import (
    CONTACTS,
    EMERGENCY,
    GLOSSARY,
    GUIDES,
    ORIENTATION,
    PRACTICE,
    QUIZZES,
    SAYINGS,
    SITES,
    TOPICS,
    stem,
)
from kiosk.reading import YES_NO

FILES: dict[str, type[Struct]] = {
    "parcours": schema.Flow,
    stem(TOPICS): schema.TopicFile,
    stem(CONTACTS): schema.ContactFile,
    stem(EMERGENCY): schema.EmergencyFile,
    stem(SITES): schema.SiteFile,
    stem(GLOSSARY): schema.GlossaryFile,
    QUIZZES: schema.Quiz,
    GUIDES: guides.Guide,
    PRACTICE: guides.PracticeSite,
    stem(ORIENTATION): schema.Orientation,
    stem(SAYINGS): schema.SayingFile,
}
"""What each schema is of, by its name."""

HELP = {
    "a-verifier": "Ce qu’une personne doit encore vérifier.",
    "adresse": "L’adresse du site, avec https://. Dans un guide : la page où l’on arrive.",
    "affirmation": "Une idée que les gens ont, vraie ou fausse.",
    "affirmations": "Les idées du quiz, de trois à six.",
    "ailleurs": "« oui » : nos parcours ne le disent pas, mais les lettres et les sites si.",
    "astuce": "Un exemple, ou un conseil, en quelques mots.",
    "aussi": "D’autres parcours à proposer à la fin.",
    "autonome": "L’étape de qui fait déjà presque tout sans aide.",
    "autrement": "Les mêmes mots autrement, pour qui est bloqué.",
    "avec-aide": "Les lignes de fiche de qui a eu besoin d’un indice.",
    "bon": "« oui » pour ce qu’il faut toucher.",
    "bravo": "Ce qui se dit quand le geste est fait.",
    "charge": "D’autres machines d’où ses pages prennent une image, un programme.",
    "choix": "Les boutons, de deux à six.",
    "coche": "La case à cocher.",
    "competence": "Le nom du geste, en quelques mots.",
    "contact": "L’identifiant d’un service de contacts.yaml.",
    "contacts": "Les services que plusieurs parcours partagent.",
    "couleur": "La couleur de ce site inventé.",
    "depart": "Le nom de la première étape, question ou page.",
    "dire": "Une à trois phrases courtes.",
    "discret": "« oui » pour un sujet sensible : rien n’est noté, rien n’est lu tout seul.",
    "document": "Les lignes d’une lettre ou d’un message à regarder.",
    "duree": "Le temps qu’il faut, par exemple « 5 min ».",
    "ecrire": "Ce qu’Amina écrit.",
    "ensuite": "L’étape qui suit.",
    "entierement_accompagne": "L’étape de qui a besoin d’une personne à côté.",
    "etapes": "Les écrans, chacun par son nom.",
    "expliquer": "Ce qui est vrai, en une ou deux phrases.",
    "fait": "À quoi l’on voit que le geste est fait, par site.",
    "fiabilite": "D’où viennent les faits.",
    "fiche": "Les lignes de la fiche que l’on gagne ici.",
    "film": "Le nom d’un film du dossier films.",
    "formes": "Comment le mot s’écrit encore dans les textes.",
    "genre": "Ce que fait cet écran.",
    "gestes": "Les gestes, un seul à la fois.",
    "groupe": "La réponse, « étape.choix », de qui joue à plusieurs.",
    "guide": "Le nom d’un fichier du dossier guides.",
    "horaires": "Par exemple « Du lundi au vendredi, de 9 h à 17 h ».",
    "hotes": "Les noms de machines de ce site.",
    "id": "Un nom qui ne change jamais : lettres sans accent, chiffres, tirets.",
    "image": "Le nom d’un pictogramme, sans .svg.",
    "imprime": "« oui » : les documents de ce site peuvent être imprimés.",
    "indice": "Ce qui se dit après un essai manqué.",
    "langues": "Les langues où ce parcours est traduit en entier.",
    "le": "Le jour de la vérification : 2026-11-22.",
    "lu": "« oui » : la personne le dit elle-même.",
    "montrer": "Ce qui se dit à qui demande « Montrez-moi ». Dans un guide : ce qu’entoure le cadre, par site.",
    "mot": "Le mot difficile.",
    "mots": "Les mots, en liste.",
    "niveaux": "Une étape pour chaque niveau.",
    "nom": "Le nom, comme les gens le connaissent.",
    "numero": "Le numéro, comme sur les affiches.",
    "numeros": "Les numéros de l’écran « Urgence ».",
    "ordre": "Les parcours à montrer en premier.",
    "ou": "Où le faire, en quelques mots.",
    "parcours": "Le parcours, ou les parcours, où cela mène.",
    "paroles": "Ce que les gens disent, et où ils doivent arriver.",
    "partiellement_autonome": "L’étape de qui fait déjà une partie sans aide.",
    "pas-encore": "Les lignes de fiche de qui n’a pas fait ce geste.",
    "pour": "Dans quel cas appeler.",
    "precision": "Quelques mots de plus, en petit.",
    "present": "Ce qui vient d’apparaître sur la page.",
    "presentation": "L’aspect des choix : liste, images ou messages.",
    "prix": "Ce que coûte l’appel, en mots.",
    "questions": "Les questions, chacune par son nom.",
    "quiz": "Le nom d’un fichier du dossier quiz.",
    "releve": "Le jour où quelqu’un a vu ce que demande ce site (`pasapas site record`) : 2026-11-22.",
    "rempli": "Le champ à remplir.",
    "ressemble": "À quoi ce site ressemble, sans marque.",
    "resume": "À qui ce parcours sert, en une phrase.",
    "revu": "Quand les faits ont été vérifiés, et où.",
    "rubrique": "La partie de la fiche où va cette ligne.",
    "saisir": "Ce qu’il faut écrire au clavier.",
    "sans-lieu": "L’étape qui suit si aucun lieu n’est choisi.",
    "selon": "Des lignes de fiche, selon le résultat.",
    "seul": "Les lignes de fiche de qui a réussi du premier coup.",
    "seulement": "Si ce geste n’existe qu’à l’exercice, ou que pour de vrai.",
    "site": "L’adresse du service, avec https://. Ailleurs : le nom d’un site.",
    "sites": "Les sites où l’on peut envoyer quelqu’un.",
    "source": "La page qui prouve ce fait.",
    "sources": "Les pages qui prouvent ces faits.",
    "telephone": "Le numéro, avec des espaces insécables.",
    "temoins": "Des phrases mises de côté, pour mesurer la recherche.",
    "texte": "Les mots du bouton.",
    "theme": "Le bouton de l’accueil où ce parcours se range.",
    "themes": "Les boutons de l’accueil.",
    "titre": "Quelques mots, en haut de l’écran.",
    "verifier": "Comment on aurait pu le savoir.",
    "vers": "L’étape, ou la question, où mène ce bouton.",
    "vital": "« oui » si la vie est peut-être en jeu.",
    "vrai": "« oui » si l’idée est vraie.",
}
"""What an editor says of each key."""


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 7) of a kind of file, one of `FILES`."""
    known: dict[str, Any] = {}
    root = _type(FILES[name], known)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": name,
        "allOf": [root],
        "definitions": dict(sorted(known.items())),
    }


def _type(kind: Any, known: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        kinds = [one for one in typing.get_args(kind) if one is not type(None)]
        return {"oneOf": [_type(one, known) for one in kinds]} if len(kinds) > 1 else _type(kinds[0], known)
    if origin is tuple:
        return {"type": "array", "items": _type(typing.get_args(kind)[0], known)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _type(typing.get_args(kind)[1], known)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [str(member.value) for member in kind]}
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _struct(kind, known)
    return {"enum": list(YES_NO)} if kind is bool else {"type": "string"}


def _struct(kind: type[Struct], known: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in known:
        known[kind.__name__] = {}  # it may name itself
        known[kind.__name__] = _object(kind, known)
    return {"$ref": f"#/definitions/{kind.__name__}"}


def _object(kind: type[Struct], known: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    keys: dict[str, Any] = {}
    required = []
    if tag := kind.__struct_config__.tag_field:
        keys[tag] = {"const": str(kind.__struct_config__.tag), "description": HELP[tag]}
        required.append(tag)
    for info in fields(kind):
        value = _type(hints[info.name], known)
        if info.required:
            required.append(info.encode_name)
            value |= {"minLength": 1} if value == {"type": "string"} else {}
        keys[info.encode_name] = _described(value, info.encode_name)
    return {"type": "object", "properties": keys, "required": required, "additionalProperties": False}


def _described(kind: dict[str, Any], key: str) -> dict[str, Any]:
    """In draft 7 nothing beside a `$ref` counts: it is wrapped."""
    return {"allOf": [kind], "description": HELP[key]} if "$ref" in kind else {**kind, "description": HELP[key]}
