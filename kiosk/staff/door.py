"""The staff door: one PIN, kept as a salted scrypt digest, and the tries that were made.

Two small files: the PIN, written only when it is chosen, and the tries, written only by a running kiosk. So a PIN
chosen on the command line and a try made at the same moment never overwrite each other. A try is written down as wrong
*before* it is judged: pulling the plug in between gains nothing.
"""

from __future__ import annotations

import errno
import os
import threading
from enum import Enum
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from kiosk.disk import sync_folder
from kiosk.errors import Bug, EnvironmentFault
from kiosk.staff.lockout import FREE_TRIES, Moment, Tries, in_this_boot, one_more, tries_left, wait_left
from kiosk.staff.pins import objection

PIN_FILE = "staff-pin.json"
TRIES_FILE = "staff-tries.json"

# One of the settings that OWASP's password storage cheat sheet holds equivalent: 32 MiB and about 90 ms a guess here.
_N, _R, _P = 2**15, 8, 1
_MAX_MEMORY = 64 * 2**20
_LARGEST_FILE = 4096

T = TypeVar("T", bound=Struct)


class Standing(Enum):
    """What the door says. ASKS: it waits for a PIN. UNREADABLE: only the command line can set a new one."""

    ASKS = "asks"
    OPEN = "open"
    WRONG = "wrong"
    LOCKED = "locked"
    NO_PIN = "no pin"
    UNREADABLE = "unreadable"


class Verdict(Struct, frozen=True):
    """`tries_left` before the next wait; `wait_s` seconds when LOCKED."""

    standing: Standing
    tries_left: int = 0
    wait_s: float = 0.0


class _Pin(Struct, frozen=True):
    """`checksum` tells a damaged file from a wrong PIN."""

    salt: bytes
    digest: bytes
    checksum: bytes


class Door:
    """The door of the kiosk whose state folder is `folder`. `judge` and `choose` take about 90 ms: not on the window's
    thread. What the disk refuses is kept in memory until the kiosk stops, and `trouble` says so."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: _Pin | None = None  # chosen here, and not on the disk
        self._tries = Tries(b"")
        self._unwritten = ""
        self._one_at_a_time = threading.Lock()

    def standing(self, now: Moment) -> Verdict:
        """What the door says before any PIN is given. Never OPEN."""
        with self._one_at_a_time:
            try:
                pin = self._pin()
            except EnvironmentFault:
                return Verdict(Standing.UNREADABLE)
            return Verdict(Standing.NO_PIN) if pin is None else _shut(self._tries_at(pin, now), now, Standing.ASKS)

    def judge(self, given: str, now: Moment) -> Verdict:
        """Whether `given` opens the door."""
        with self._one_at_a_time:
            try:
                pin = self._pin()
            except EnvironmentFault:
                return Verdict(Standing.UNREADABLE)
            if pin is None:
                return Verdict(Standing.NO_PIN)
            tries = self._tries_at(pin, now)
            if wait_left(tries, now) > 0:
                return _shut(tries, now, Standing.LOCKED)
            tries = one_more(tries, now)
            self._note(tries)
            if _opens(given, pin):
                self._note(Tries(pin.salt))
                return Verdict(Standing.OPEN)
            return _shut(tries, now, Standing.WRONG)

    def choose(self, pin: str) -> bool:
        """Take the first PIN; False when it could not be written and holds only until the kiosk stops.

        Raises `Bug` when there is one already, readable or not: from the public's screen it can never be replaced.
        """
        with self._one_at_a_time:
            try:
                chosen = self._pin() is not None
            except EnvironmentFault:
                chosen = True
            if chosen:
                raise Bug("there is a staff PIN already")
            try:
                write_pin(self._folder, pin)
            except EnvironmentFault:
                self._own = _sealed(pin)
                return False
            return True

    @property
    def trouble(self) -> str | None:
        """What the staff should know, in French; None when all is well."""
        try:
            pin = self._pin()
        except EnvironmentFault as fault:
            return fault.sentence
        if pin is None:
            return "Aucun code du personnel n’est choisi. Relancez la borne, ou lancez « pasapas staff pin »."
        if pin is self._own:
            folder = self._folder
            return f"Le code du personnel sera oublié à l’arrêt de la borne : rien ne peut s’écrire dans {folder}."
        return self._unwritten or None

    def _pin(self) -> _Pin | None:
        """The PIN in force, read each time: it may have been changed on the command line since."""
        return _read_pin(self._folder) or self._own

    def _tries_at(self, pin: _Pin, now: Moment) -> Tries:
        known = self._tries if self._tries.salt == pin.salt else _read_tries(self._folder, pin, now)
        tries = in_this_boot(known, now)
        if tries != self._tries:
            self._note(tries)
        return tries

    def _note(self, tries: Tries) -> None:
        self._tries = tries
        self._unwritten = ""
        try:
            _write(self._folder / TRIES_FILE, tries)
        except OSError as error:
            self._unwritten = f"Les essais de code ne peuvent pas s’écrire dans {self._folder} : {_why(error)}."


def write_pin(folder: Path, pin: str) -> None:
    """Keep `pin` as the PIN of the kiosk whose state folder is `folder`, made if need be.

    Raises `EnvironmentFault` when it cannot be written, `Bug` when `objection` speaks against it.
    """
    if objection(pin):
        raise Bug("a PIN that may not be used")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(folder / PIN_FILE, _sealed(pin))
    except OSError as error:
        raise EnvironmentFault(f"Le code ne peut pas s’écrire dans {folder} : {_why(error)}.") from error


def _why(error: OSError) -> str:
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "l’écriture y est interdite"
        case errno.ENOSPC | errno.EDQUOT:
            return "le disque est plein"
        case errno.ENOTDIR | errno.EEXIST:
            return "ce n’est pas un dossier"
    return error.strerror or str(error)


def _shut(tries: Tries, now: Moment, otherwise: Standing) -> Verdict:
    wait = wait_left(tries, now)
    return Verdict(Standing.LOCKED, wait_s=wait) if wait > 0 else Verdict(otherwise, tries_left(tries))


def _opens(given: str, pin: _Pin) -> bool:
    from hmac import compare_digest

    return compare_digest(_digest(given, pin.salt), pin.digest)


# hashlib and hmac load OpenSSL: 5 ms that the first screen does not need.
def _digest(pin: str, salt: bytes) -> bytes:
    from hashlib import scrypt

    return scrypt(pin.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MAX_MEMORY, dklen=32)


def _sealed(pin: str) -> _Pin:
    salt = os.urandom(16)
    digest = _digest(pin, salt)
    return _Pin(salt, digest, _checksum(salt, digest))


def _checksum(salt: bytes, digest: bytes) -> bytes:
    from hashlib import blake2b

    return blake2b(salt + digest, digest_size=8).digest()


def _read_pin(folder: Path) -> _Pin | None:
    """None when there is no file. Raises `EnvironmentFault` for one that cannot be trusted."""
    file = folder / PIN_FILE
    try:
        pin: _Pin | None = _read(file, _Pin)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, msgspec.MsgspecError):
        pin = None
    if pin is None or pin.checksum != _checksum(pin.salt, pin.digest):
        raise EnvironmentFault(
            f"Le code du personnel ne se lit pas ({file}). Choisissez-en un autre avec « pasapas staff pin »."
        )
    return pin


def _read_tries(folder: Path, pin: _Pin, now: Moment) -> Tries:
    """The tries made with `pin`. A file that cannot be read counts as three wrong ones: damage opens no door."""
    try:
        tries = _read(folder / TRIES_FILE, Tries)
    except (FileNotFoundError, NotADirectoryError):
        return Tries(pin.salt)
    except (OSError, msgspec.MsgspecError):
        return Tries(pin.salt, FREE_TRIES, now)
    return tries if tries.salt == pin.salt else Tries(pin.salt)


def _read(file: Path, kind: type[T]) -> T:
    with file.open("rb") as stream:
        return msgspec.json.decode(stream.read(_LARGEST_FILE), type=kind)


def _write(file: Path, value: Struct) -> None:
    """Replace `file` in one step, on disk when this returns. Only its owner reads it.

    Written by root, it belongs to whoever owns the folder: else a PIN chosen with sudo would shut the kiosk itself out.
    """
    part = file.with_suffix(".new")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as stream:
            if os.geteuid() == 0:
                owner = file.parent.stat()
                os.fchown(handle, owner.st_uid, owner.st_gid)
            stream.write(msgspec.json.encode(value))
            stream.flush()
            os.fsync(handle)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(file.parent)
