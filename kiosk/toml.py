"""TOML files that people write by hand: read whole, or explained with the line that is at fault."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from kiosk.reading import Fault

_HEADER = re.compile(r"\s*(\[{1,2})\s*([\w-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+)\s*=")


class Toml(Struct, frozen=True):
    """What a file says. `data` is None when nothing could be read, and `fault` then says why."""

    data: dict[str, Any] | None
    text: str = ""
    fault: Fault | None = None

    def located(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """The same faults with the line of what each one speaks of, where the file has it."""
        lines = dict(_lines(self.text))
        return tuple(replace(fault, line=fault.line or lines.get(fault.path)) for fault in faults)


def read_toml(file: Path, name: str, example: str) -> Toml:
    """Never raises. The fault is reported under `name`; `example`: a line that is written as it should be."""
    try:
        text = file.read_text("utf-8-sig")
        return Toml(tomllib.loads(text), text)
    except OSError as error:
        return Toml(None, fault=Fault(name, "", f"ce fichier ne s’ouvre pas ({error.strerror})."))
    except UnicodeDecodeError:
        sentence = "ce fichier n’est pas enregistré en UTF-8."
        return Toml(None, fault=Fault(name, "", sentence, "Enregistrez-le en UTF-8."))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        advice = f"Un texte s’écrit entre guillemets droits : {example}."
        return Toml(None, text, Fault(name, "", "cette ligne ne se lit pas.", advice, line=line))


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Path and line of each table and key written as in the guide; tables of a list are counted."""
    table = ""
    counts: Counter[str] = Counter()
    for number, row in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(row):
            brackets, table = header.groups()
            if brackets == "[[":
                counts[table] += 1
                table = f"{table}[{counts[table]}]"
            yield table, number
        elif key := _KEY.match(row):
            yield ".".join(filter(None, (table, key[1]))), number
