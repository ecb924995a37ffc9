"""Every word that is shown goes through PO files: what Babel finds in the code and in the content, kept up to date.

A sentence of the program is found where it stands as a literal in `words("…")` or in `msgid("…")`; the second marks
one that is looked up later, somewhere else. Nothing here runs in a kiosk.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeGuard

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

from kiosk.content.layout import TRANSLATIONS
from kiosk.content.translations import INTERFACE, SOURCE_LANGUAGE
from kiosk.errors import EnvironmentFault

KEYWORDS = ("words", "msgid")

_NOISE = ("POT-Creation-Date:", "Generated-By:", "YEAR-MO-DA", "EMAIL@ADDRESS", "LL@li.org")
"""Parts of header lines that change without any text changing, or that say nothing."""

_HEADER = "# Textes de Pas à pas. Un texte sans traduction reste en français."


def interface_template(packages: Iterable[Path]) -> Catalog:
    """The sentences of the program, with the files they stand in. Line numbers are left out: they change too often."""
    template = Catalog(fuzzy=False)
    for package in packages:
        found = extract_from_dir(
            package, method_map=[("**.py", "python")], keywords=dict.fromkeys(KEYWORDS), comment_tags=("Traduction:",)
        )
        for file, _, message, comments, _ in found:
            template.add(message, locations=[(f"{package.name}/{Path(file).as_posix()}", 0)], auto_comments=comments)
    return template


def content_template(texts: Iterable[tuple[str, str]]) -> Catalog:
    """The texts of one content file: context and French."""
    template = Catalog(fuzzy=False)
    for context, french in texts:
        template.add(french, context=context)
    return template


def unextractable(packages: Iterable[Path]) -> Iterator[str]:
    """Places where a sentence is put together before it is looked up: it would never be found in a PO file."""
    for package in packages:
        for file in sorted(package.rglob("*.py")):
            for call in ast.walk(ast.parse(file.read_text("utf-8"))):
                if _is_marked(call) and isinstance(call.args[0], (ast.JoinedStr, ast.BinOp, ast.IfExp, ast.BoolOp)):
                    yield f"{package.name}/{file.relative_to(package).as_posix()}, ligne {call.lineno}"


def literal_sentences(packages: Iterable[Path]) -> set[str]:
    """What stands as a literal in a marked call, read from the syntax tree: Babel, which reads words, must agree."""
    return {
        call.args[0].value
        for package in packages
        for file in package.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if _is_marked(call) and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def refresh(file: Path, template: Catalog, language: str) -> bool:
    """Bring a PO file up to the template, keeping its translations. Tells whether it changed.

    Raises `EnvironmentFault` when the file cannot be read or written.
    """
    try:
        before = file.read_bytes() if file.exists() else b""
        known = read_po(io.BytesIO(before), locale=language, abort_invalid=True)
        french = language == SOURCE_LANGUAGE
        known.update(template, no_fuzzy_matching=french)
        after = _bytes_of(known, french)
        if after != before:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(after)
    except (PoFileError, ValueError, LookupError) as error:
        raise EnvironmentFault(f"{file} n’est pas un fichier de traduction.") from error
    except OSError as error:
        raise EnvironmentFault(f"{file} ne peut pas être écrit ({error.strerror}).") from error
    return after != before


def interface_file(content: Path, language: str) -> Path:
    return content / TRANSLATIONS / language / f"{INTERFACE}.po"


def sentences_of(file: Path) -> set[str]:
    """The French of every entry in a PO file."""
    with file.open("rb") as stream:
        return {message.id for message in read_po(stream, abort_invalid=True) if isinstance(message.id, str)} - {""}


def _bytes_of(catalog: Catalog, french: bool) -> bytes:
    """In another language, what has gone stays as a comment: a translator may find a use for it."""
    catalog.project, catalog.version, catalog.header_comment, catalog.fuzzy = "pasapas", "", _HEADER, False
    stream = io.BytesIO()
    write_po(stream, catalog, sort_by_file=True, ignore_obsolete=french, include_lineno=False, width=0)
    lines = stream.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not any(noise in line for noise in _NOISE)).encode()


def _is_marked(node: ast.AST) -> TypeGuard[ast.Call]:
    """`words("…")`, `self.words("…")` or `msgid("…")`."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in KEYWORDS
    return False
