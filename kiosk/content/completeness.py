"""Whether translations are whole, and keep the names that a resident will meet again on the real site or sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.content.layout import TRANSLATIONS, flow_file
from kiosk.content.schema import Flow
from kiosk.content.translations import Translations
from kiosk.content.words import INTERFACE, NO_BREAK, SOURCE_LANGUAGE, marked
from kiosk.reading import Fault, did_you_mean, quoted

Sources = Mapping[str, Sequence[tuple[str, str]]]
"""Context and French of each text, by the name of its PO file, as the author wrote it."""

NAMES = (
    "ameli", "Assurance Maladie", "attestation de droits", "carte Vitale", "CPAM", "MSA", "Mes démarches",
    "Mon espace privé", "Mon espace santé", "France services", "Aidants Connect", "FranceConnect", "Doctolib", "Maiia",
    "KelDoc", "17Cyber", "RIB",
)  # fmt: skip
"""Official names. They stand in French beside their explanation: signs, sites and people at a counter say them so."""

_QUOTED = re.compile(rf"«[ {NO_BREAK}]?([^«»]*?)[ {NO_BREAK}]?»")


def check_claims(flows: Iterable[Flow], sources: Sources, offered: Mapping[str, Translations]) -> Iterator[Fault]:
    """A flow is whole in each language that it claims, and claims none that does not exist."""
    for flow in flows:
        file = flow_file(flow.id)
        for rank, code in enumerate(flow.languages, 1):
            if code == SOURCE_LANGUAGE:
                continue
            if code not in offered:
                sentence = f"la langue {quoted(code)} n’existe pas."
                yield Fault(file, f"langues[{rank}]", sentence, did_you_mean(code, offered))
                continue
            missing = list(_missing(sources.get(flow.id, ()), offered[code]))
            if missing:
                advice = f"Complétez {TRANSLATIONS}/{code}/{flow.id}.po, ou retirez {quoted(code)} de « langues »."
                yield Fault(file, f"langues[{rank}]", f"en {quoted(code)}, {_how_many(missing)}", advice)


def check_shared(sources: Sources, sentences: Iterable[str], offered: Mapping[str, Translations]) -> Iterator[Fault]:
    """What every visit meets, whichever flow it follows: the words of the program (`sentences`), topics, contacts and
    emergency numbers."""
    for code, translations in offered.items():
        known = translations.interface.keys() | translations.plurals.keys()
        lacking = {INTERFACE: sorted(set(sentences) - known)}
        lacking |= {stem: list(_missing(texts, translations)) for stem, texts in sources.items()}
        for stem, missing in lacking.items():
            if missing:
                name = f"{TRANSLATIONS}/{code}/{stem}.po"
                yield Fault(name, "", _how_many(missing), "Ils s’affichent en français.", "alerte")


def check_names(offered: Mapping[str, Translations]) -> Iterator[Fault]:
    """Official names, buttons and sentences to say are in the translation as they are in the French."""
    for code, translations in offered.items():
        own = {french: text for (_, french), text in translations.texts.items()} | translations.interface
        pairs = [(context, french, text) for (context, french), text in translations.texts.items()]
        pairs += [("", french, text) for french, text in translations.interface.items()]
        for context, french, text in pairs:
            stem = context.partition(".")[0] or INTERFACE
            for name in lost_names(french, text, own):
                sentence = f"la traduction ne reprend pas {quoted(name)}."
                advice = "Gardez ce nom en français, à côté de son explication."
                path = context or quoted(french)
                yield Fault(f"{TRANSLATIONS}/{code}/{stem}.po", path, sentence, advice, "avertissement")


def lost_names(french: str, translated: str, own: Mapping[str, str]) -> Iterator[str]:
    """What the French names and its translation does not. A button of the kiosk itself is named as it is called in the
    language: `own` says how."""
    quotes = [quote for quote in _QUOTED.findall(french) if quote]
    named = [name for name in NAMES if re.search(rf"\b{re.escape(name)}\b", french, re.IGNORECASE)]
    text = _plain(translated)
    for name in dict.fromkeys((*quotes, *named)):
        translation = own.get(name)
        if _plain(name) not in text and not (name in quotes and translation and _plain(translation) in text):
            yield name


def _missing(texts: Iterable[tuple[str, str]], translations: Translations) -> Iterator[str]:
    """French texts that are shown in French. Numbers and addresses need no translation."""
    for context, french in texts:
        if marked(french, translations.language) != french and (context, french) not in translations.texts:
            yield french


def _how_many(missing: Sequence[str]) -> str:
    if len(missing) == 1:
        return f"il manque la traduction de {quoted(missing[0])}."
    return f"il manque {len(missing)} traductions, la première pour {quoted(missing[0])}."


def _plain(text: str) -> str:
    """Letters and signs that matter: not the kind of space, nor the sign that ends a quotation."""
    return " ".join(text.replace(NO_BREAK, " ").split()).rstrip(" .?!…").casefold()
