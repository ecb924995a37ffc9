"""Words of the administration that residents do not know: each is explained by the glossary, or is not written.

Source: the project's facts (faits-sante.md, chapter 26). A new one is a line here.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.glossary import Finder, whole_words
from kiosk.content.layout import GLOSSARY, flow_file
from kiosk.content.readability import ACRONYMS, COMMON_ACRONYMS
from kiosk.content.schema import Catalogue
from kiosk.content.surroundings import Surroundings
from kiosk.content.texts import texts
from kiosk.reading import Fault, quoted

JARGON = (
    "accord préalable", "affiliation", "affilié", "affiliée", "ayant droit", "ayants droit", "ayant-droit",
    "ayants-droit", "bénéficiaire", "bénéficiaires", "Cerfa", "conventionné", "conventionnée", "conventionnés",
    "conventionnées", "dématérialisé", "dématérialisée", "dépassement d’honoraires", "dépassements d’honoraires",
    "dépistage", "dépistages", "échéancier", "échéance", "entente préalable", "feuille de soins", "feuilles de soins",
    "franchise", "franchises", "franchise médicale", "franchises médicales", "hameçonnage", "honoraires",
    "justificatif", "justificatifs", "mandat", "mandats", "parcours de soins coordonnés", "participation forfaitaire",
    "participations forfaitaires", "phishing", "pièce justificative", "pièces justificatives", "préadmission",
    "pré-admission", "prescription", "prescriptions", "prestation", "prestations", "régime général", "répit",
    "reste à charge", "secteur 1", "secteur 2", "subrogation", "télétransmission", "ticket modérateur", "tiers payant",
    "tiers-payant",
)  # fmt: skip
"""As they are written, singular and plural, the shorter ones inside the longer ones too."""


def check_jargon(catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Such a word stands in a flow only as a term of the glossary, or as a part of one."""
    if GLOSSARY in around.unread:
        return
    finder = Finder(catalogue.glossary.values())
    unknown = whole_words(sorted((*JARGON, *(ACRONYMS - COMMON_ACRONYMS)), key=len, reverse=True))
    for flow in catalogue.flows.values():
        for path, text in texts(flow):
            for word in dict.fromkeys(unknown.findall(finder.without_terms(text))):
                advice = "Ajoutez-le au glossaire, ou remplacez-le."
                yield Fault(flow_file(flow.id), path, f"{quoted(word)} est un mot difficile.", advice)
