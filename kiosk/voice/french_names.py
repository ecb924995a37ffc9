"""Names and abbreviations that espeak-ng misreads: « CPAM » becomes one syllable, « EHPAD » is read in English.

What it already reads well is not here: CAF, RIB, PUMa, FranceConnect, Doctolib, Samu, Mme, km.
"""

from __future__ import annotations

SPELLED = frozenset(
    (
        "AAH", "AEEH", "AJPA", "AJPP", "ALD", "AME", "ANTS", "APL", "ARS", "ASE", "ASI", "AVC",
        "CCAS", "CDAPH", "CEJ", "CMP", "CMU", "CPAM", "CSS", "DMLA", "DMP", "HAD", "HLM", "HPV",
        "IRM", "IST", "IVG", "MDPH", "MSA", "NIR", "ORL", "PCH", "PDF", "PMI", "QR", "RQTH",
        "RSA", "SMS", "TV", "TVA", "UE", "USB", "VIH", "VSL",
    )
)  # fmt: skip
"""Said letter by letter."""

SAID = {
    "AMELI": "améli",
    "Ameli": "améli",
    "C2S": "C deux S",
    "EHPAD": "épad",
    "ESAT": "ésate",
    "Ehpad": "épad",
    "KelDoc": "Quel Doc",
    "Keldoc": "Quel Doc",
    "Maiia": "Maïa",
    "PACS": "paxe",
    "Pacs": "paxe",
    "RDV": "rendez-vous",
    "Tél.": "Téléphone",
    "ameli": "améli",
    "av.": "avenue",
    "tél.": "téléphone",
}
"""Said as a word, but not as the voice would read what is written."""

IN_ADDRESSES = {
    "aidantsconnect": "aidants connect",
    "ameli": "améli",
    "annuairesante": "annuaire santé",
    "francetravail": "france travail",
    "keldoc": "quel doc",
    "maiia": "maïa",
    "mesdroitssociaux": "mes droits sociaux",
    "monespaceprive": "mon espace privé",
    "monespacesante": "mon espace santé",
    "msa": "M S A",
    "societenumerique": "société numérique",
}
"""Words run together, said apart."""
