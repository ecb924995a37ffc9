"""What people say and type, for the search alone: one file for each language and flow, one phrase a line.

They are no texts to translate: nobody reads them, and a sentence that is said in one language is not said in another.
Whoever speaks a language writes what is said in it, as many lines as come to mind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.content.layout import PHRASES, flow_file, is_language, named
from kiosk.content.schema import Catalogue
from kiosk.content.source import LARGEST
from kiosk.content.surroundings import Surroundings
from kiosk.reading import Fault, did_you_mean, quoted

LONGEST = 200
"""Signs of a line: what is longer is a page that was put there by mistake."""

COMMENT = "#"


class PhraseFile(NamedTuple):
    """`label` is how the file is called in faults."""

    language: str
    flow: str
    path: Path
    label: str


def phrase_files(folders: Sequence[Path], language: str = "*") -> list[PhraseFile]:
    """Those of a language, or of all: a local folder adds its own to the shipped ones."""
    found = []
    for folder in folders:
        for path in sorted((folder / PHRASES).glob(f"{language}/[!.]*.txt")):
            label = named(folders, folder, str(path.relative_to(folder)))
            found.append(PhraseFile(path.parent.name, path.stem, path, label))
    return found


def phrases_in(raw: bytes) -> list[str]:
    """The phrases of a file; what is not UTF-8 in it is left out, for the checks to tell."""
    lines = (line.strip() for line in raw.decode("utf-8", "ignore").splitlines())
    return [line for line in lines if line and not line.startswith(COMMENT)]


def check_phrases(folders: Sequence[Path], catalogue: Catalogue, around: Surroundings) -> Iterator[Fault]:
    """Each file is of a language and of a flow that is there, in UTF-8, and its lines are phrases. Never an error: the
    search leaves out what it cannot read, and everything else goes on."""
    for file in phrase_files(folders):
        if not is_language(file.language):
            yield _doubt(file, f"{quoted(file.language)} n’est pas un code de langue.", "Écrivez « fr », « en »…")
        if file.flow not in catalogue.flows and flow_file(file.flow) not in around.unread:
            yield _doubt(
                file, f"le parcours {quoted(file.flow)} n’existe pas.", did_you_mean(file.flow, catalogue.flows)
            )
        yield from _faults_inside(file)


def _faults_inside(file: PhraseFile) -> Iterator[Fault]:
    try:
        raw = file.path.read_bytes()[: LARGEST + 1]
    except OSError as error:
        yield _doubt(file, f"ce fichier ne s’ouvre pas ({error.strerror or error}).")
        return
    if len(raw) > LARGEST:
        yield _doubt(file, "ce fichier est trop gros.", "Une phrase par ligne, sans rien d’autre.")
    seen: dict[str, int] = {}
    for number, line in enumerate(raw.split(b"\n"), 1):
        try:
            phrase = line.decode("utf-8").strip()
        except UnicodeDecodeError:
            yield _doubt(file, "cette ligne n’est pas en UTF-8.", "Enregistrez le fichier en UTF-8.", number)
            continue
        if len(phrase) > LONGEST and not phrase.startswith(COMMENT):
            yield _doubt(file, f"cette ligne a plus de {LONGEST} signes.", "Écrivez une phrase par ligne.", number)
        elif phrase and seen.setdefault(phrase, number) != number:
            yield _doubt(file, f"cette phrase est déjà à la ligne {seen[phrase]}.", "Enlevez-la.", number)


def _doubt(file: PhraseFile, sentence: str, advice: str = "", line: int | None = None) -> Fault:
    return Fault(file.label, "", sentence, advice, "avertissement", line)
