"""A model for each language, kept from one start to the next, as learning it takes a second or two.

It stands beside the packs, in a file of its own that is replaced in one step. It says what it was learnt from: a flow
that changes its title, or a phrase more, and it is learnt again.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from kiosk.content.layout import PACK
from kiosk.content.schema import Catalogue
from kiosk.disk import write_whole
from kiosk.search.model import Model, learnt
from kiosk.search.phrases import Phrase, phrases_of

FORMAT = 1
"""To be raised whenever the same phrases make another model."""


class _Kept(Struct, frozen=True):
    """`phrases`: the digest of what it was learnt from. `checksum`: that of the model as it was written."""

    phrases: str
    checksum: str
    model: bytes


def ready_model(folders: Sequence[Path], state_folder: Path, catalogue: Catalogue) -> Model:
    """The model of the catalogue's language: the one that is kept when it is current, else a new one. That it cannot be
    kept stops nothing: it is learnt again."""
    phrases = tuple(phrases_of(folders, catalogue))
    digest = _digest(phrases)
    for folder in (state_folder / PACK, folders[0] / PACK):
        if (kept := _read(folder / _name(catalogue.language), digest)) is not None:
            return kept
    model = learnt(phrases)
    with suppress(OSError):
        _write(state_folder / PACK, catalogue.language, digest, model)
    return model


def write_model(out: Path, folders: Sequence[Path], catalogue: Catalogue) -> Path:
    """Learn the model of a language and write it into `out`. Raises `OSError` when that cannot be done."""
    phrases = tuple(phrases_of(folders, catalogue))
    return _write(out, catalogue.language, _digest(phrases), learnt(phrases))


def _write(folder: Path, language: str, digest: str, model: Model) -> Path:
    content = msgspec.msgpack.encode(model)
    kept = _Kept(digest, _checksum(content), content)
    return write_whole(folder / _name(language), msgspec.msgpack.encode(kept))


def _read(file: Path, digest: str) -> Model | None:
    """None when the file is missing, damaged, or learnt from something else."""
    try:
        kept = msgspec.msgpack.decode(file.read_bytes(), type=_Kept)
        if kept.phrases != digest or kept.checksum != _checksum(kept.model):
            return None
        return msgspec.msgpack.decode(kept.model, type=Model)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _name(language: str) -> str:
    return f"{language}.recherche"


def _digest(phrases: Sequence[Phrase]) -> str:
    return _checksum(f"{FORMAT} {sys.byteorder} ".encode() + msgspec.msgpack.encode(phrases))


def _checksum(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
