"""Every word that is shown goes through PO files: what Babel finds in the code and in the content.

A sentence of the program is found where it stands as a literal in `words("…")`, in `counted("…", "…", n)` or in
`msgid("…")`; the last marks one that is looked up later, somewhere else. Nothing here runs in a kiosk.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from kiosk.content.layout import TRANSLATIONS
from kiosk.content.po import read
from kiosk.content.words import INTERFACE

KEYWORDS = {"words": None, "msgid": None, "counted": (1, 2)}


def interface_template(packages: Iterable[Path]) -> Catalog:
    """The sentences of the program, with the files they stand in. Line numbers are left out: they change too often."""
    template = Catalog(fuzzy=False)
    for package in packages:
        found = extract_from_dir(
            package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Traduction:",)
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
            for keyword, call in _marked_calls(file):
                built = (ast.JoinedStr, ast.BinOp, ast.IfExp, ast.BoolOp)
                counted = keyword == "counted" and not all(map(_is_literal, call.args[:2]))
                if counted or isinstance(call.args[0], built):
                    yield f"{package.name}/{file.relative_to(package).as_posix()}, ligne {call.lineno}"


def literal_sentences(packages: Iterable[Path]) -> set[str]:
    """What stands as a literal in a marked call, read from the syntax tree: Babel, which reads words, must agree. Of a
    sentence with a plural, the singular."""
    return {
        call.args[0].value
        for package in packages
        for file in package.rglob("*.py")
        for _, call in _marked_calls(file)
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def interface_file(content: Path, language: str) -> Path:
    return content / TRANSLATIONS / language / f"{INTERFACE}.po"


def sentences_of(file: Path) -> set[str]:
    """The French of every entry in a PO file; of a plural, the singular."""
    found = (message.id if isinstance(message.id, str) else message.id[0] for message in read(file.read_bytes()))
    return set(found) - {""}


def _marked_calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    """`words("…")`, `self.words("…")`, `words.counted("…", "…", n)` or `msgid("…")`, by keyword."""
    for call in ast.walk(ast.parse(file.read_text("utf-8"))):
        match call:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[_, *_]) if name in KEYWORDS:
                yield name, call


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
