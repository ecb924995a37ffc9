"""Why a YAML file does not read, in words for the mediator who wrote it.

The parser says what it expected; an author wants to know what to do. The likely cause is read from the faulty line
itself, since it is nearly always one of a few: a colon, a brace or a quotation mark in a text without quotes.
"""

from __future__ import annotations

import re

import yaml
from msgspec import Struct

from kiosk.reading import UNREADABLE

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it: ten times faster, and the same marks."""

QUOTE_IT = 'Mettez le texte entre guillemets droits (").'
_ALIGN = "Mettez le même nombre d’espaces devant les lignes qui vont ensemble."

_ENTRY = re.compile(r"^(?P<lead>\s*(?:-\s+)*(?:[\w-]+:(?=\s|$))?)\s*(?P<value>.*)$")
_GLUED = re.compile(r"^\s*[\w-]+:\S")


class Mishap(Struct, frozen=True):
    """A syntax error and what to do about it. `hopeless`: what follows it cannot be read either."""

    line: int
    sentence: str
    suggestion: str = ""
    hopeless: bool = False


def explain(text: str, error: yaml.YAMLError) -> Mishap:
    """The mishap behind `error`, on the line that has to change."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return Mishap(line, "il y a un caractère invisible qui ne se lit pas.", "Effacez-le.", hopeless=True)
    rows = text.splitlines() or [""]
    line = min(_line_of(error), len(rows))
    for number in (line, line - 1):
        if number and _GLUED.match(rows[number - 1]) and ": " not in rows[number - 1]:
            return Mishap(number, "il manque une espace après « : ».")
    open_quote = _open_quote(text, rows, line)
    if open_quote is not None:
        return Mishap(open_quote, "un guillemet droit (\") n’est pas fermé, ou est de trop.",
                      "Dans un texte, écrivez les guillemets « ainsi ».")  # fmt: skip
    return Mishap(line, *_likely_cause(rows[line - 1]))


def without_value(text: str, line: int) -> str | None:
    """`text` with a harmless value on `line`, so that the lines below can be read. None when that cannot help."""
    rows = text.splitlines()
    entry = _ENTRY.match(rows[line - 1]) if 0 < line <= len(rows) else None
    if entry is None or not entry["lead"].strip() or entry["value"] in ("", f'"{UNREADABLE}"') or "\t" in entry["lead"]:
        return None
    rows[line - 1] = f'{entry["lead"]} "{UNREADABLE}"'
    return "\n".join(rows) + "\n"


def _line_of(error: yaml.YAMLError) -> int:
    """The line where what is wrong began: for brackets, quotes and keys the parser notices it one line too late."""
    context = str(getattr(error, "context", "") or "")
    began = ("flow", "quoted scalar", "simple key")
    mark = getattr(error, "context_mark", None) if any(word in context for word in began) else None
    mark = mark or getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return 1 if mark is None else int(mark.line) + 1


def _open_quote(text: str, rows: list[str], until: int) -> int | None:
    """The line, up to `until`, whose double quotes are at fault: without its value, reading gets beyond `until`."""
    for number, row in enumerate(rows[:until], 1):
        entry = _ENTRY.match(row)
        value = entry["value"] if entry else ""
        if value.startswith('"') and len(re.findall(r'(?<!\\)"', value)) != 2:
            mended = without_value(text, number)
            if mended is not None and _reads_beyond(mended, until):
                return number
    return None


def _reads_beyond(text: str, line: int) -> bool:
    try:
        for _ in yaml.parse(text, LOADER):
            pass
    except yaml.YAMLError as error:
        return _line_of(error) > line
    return True


def _likely_cause(row: str) -> tuple[str, str]:
    """What is wrong with a line, and what to do."""
    entry = _ENTRY.match(row)
    value = (entry["value"] if entry else row).strip()
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return "la ligne commence par une tabulation.", "Remplacez-la par des espaces."
    if value.startswith("'"):
        return "une apostrophe (') ferme le texte trop tôt.", QUOTE_IT
    if value.startswith(("{", "[")):
        return f"l’accolade ou le crochet « {value[0]} » n’est pas fermé, ou un texte le suit.", QUOTE_IT
    if value[:1] in set("}],?-%@`|>&*!"):
        return f"un texte ne peut pas commencer par « {value[0]} » sans guillemets.", QUOTE_IT
    if re.search(r":(\s|$)", value):
        return "il y a un deux-points dans un texte sans guillemets.", QUOTE_IT
    if ":" not in row:
        return "cette ligne n’est pas de la forme « clé: valeur ».", QUOTE_IT
    if value.startswith('"'):
        return "un texte suit les guillemets fermés.", 'Mettez tout le texte entre guillemets droits (").'
    return "cette ligne n’est pas à sa place.", _ALIGN
