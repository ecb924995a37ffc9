"""A model for each language, kept from one start to the next, as learning it takes seconds.

It stands beside the packs, in a file of its own that is replaced in one step. It says what it was learnt from: a flow
that changes its title, or a phrase more, and it is learnt again. `python -m kiosk.search.ready LESSON` does that in a
process of its own, behind everything else: no touch waits for it, and none of its memory stays in the kiosk.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.content.layout import PACK
from kiosk.content.schema import Catalogue
from kiosk.disk import write_whole
from kiosk.search.model import Model, learnt
from kiosk.search.phrases import phrases_of, sources_of

FORMAT = 2
"""To be raised whenever the same phrases make another model."""


POLITE = 10
"""How far learning stands back for whatever else runs."""


class _Kept(Struct, frozen=True):
    """`sources`: the digest of what it was learnt from. `checksum`: that of the model as it was written."""

    sources: str
    checksum: str
    model: bytes


class Lesson(Struct, frozen=True):
    """What another process has to learn: paths as texts."""

    folders: tuple[str, ...]
    state: str
    languages: tuple[str, ...]


def ready_model(folders: Sequence[Path], state_folder: Path, catalogue: Catalogue) -> Model:
    """The model of the catalogue's language: the one that is kept when it is current, else a new one. That it cannot be
    kept stops nothing: it is learnt again."""
    sources = _digest(folders, catalogue)
    for kept in _kept(folders, state_folder, catalogue.language, sources):
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            return msgspec.msgpack.decode(kept.model, type=Model)
    model = learnt(phrases_of(folders, catalogue))
    with suppress(OSError):
        _write(state_folder / PACK, catalogue.language, sources, model)
    return model


def is_ready(folders: Sequence[Path], state_folder: Path, catalogue: Catalogue) -> bool:
    """Whether `ready_model` would have nothing to learn."""
    found = _kept(folders, state_folder, catalogue.language, _digest(folders, catalogue))
    return next(found, None) is not None


def write_model(out: Path, folders: Sequence[Path], catalogue: Catalogue) -> Path:
    """Learn the model of a language and write it into `out`. Raises `OSError` when that cannot be done."""
    return _write(out, catalogue.language, _digest(folders, catalogue), learnt(phrases_of(folders, catalogue)))


def learning(lesson: Lesson) -> list[str]:
    """The command that learns it."""
    return [sys.executable, "-m", "kiosk.search.ready", msgspec.json.encode(lesson).decode()]


def main() -> None:
    from kiosk.content.pack import ready_catalogue

    os.nice(POLITE)
    lesson = msgspec.json.decode(sys.argv[1], type=Lesson)
    folders = [Path(folder) for folder in lesson.folders]
    for language in lesson.languages:
        ready_model(folders, Path(lesson.state), ready_catalogue(folders, Path(lesson.state), language)[0])


def _kept(folders: Sequence[Path], state_folder: Path, language: str, sources: str) -> Iterator[_Kept]:
    """What was learnt from these sources, here or by whoever made the package."""
    for folder in (state_folder / PACK, folders[0] / PACK):
        with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
            kept = msgspec.msgpack.decode((folder / _name(language)).read_bytes(), type=_Kept)
            if kept.sources == sources and kept.checksum == blake2b(kept.model, digest_size=16).hexdigest():
                yield kept


def _write(folder: Path, language: str, sources: str, model: Model) -> Path:
    content = msgspec.msgpack.encode(model)
    kept = _Kept(sources, blake2b(content, digest_size=16).hexdigest(), content)
    return write_whole(folder / _name(language), msgspec.msgpack.encode(kept))


def _name(language: str) -> str:
    return f"{language}.recherche"


def _digest(folders: Sequence[Path], catalogue: Catalogue) -> str:
    """Of the files as they are: reading them line by line is for whoever learns."""
    digest = blake2b(f"{FORMAT} {sys.byteorder} {catalogue.language}".encode(), digest_size=16)
    for name, content in sources_of(folders, catalogue):
        digest.update(b"\0%d %d\0" % (len(name), len(content)))
        digest.update(name.encode())
        digest.update(content)
    return digest.hexdigest()


if __name__ == "__main__":
    main()
