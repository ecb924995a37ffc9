"""Certificates of an authority that the test makes, and that nobody else trusts."""

from __future__ import annotations

import subprocess
from pathlib import Path

KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2")


class Authority:
    """Signs for machines. `root`: what whoever trusts it has to know."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self.root = folder / f"{name}.pem"
        self._make(name, "/CN=" + name, "-addext", "keyUsage=critical,keyCertSign")

    def sign(self, *names: str) -> Path:
        """A file with a certificate for these names, and its key."""
        file = f"{self._name}-{names[0]}"
        alternatives = "subjectAltName=" + ",".join(f"DNS:{name}" for name in names)
        signed = ("-CA", str(self.root), "-CAkey", str(self._folder / f"{self._name}.key"))
        usage = ("-addext", "basicConstraints=critical,CA:FALSE", "-addext", "extendedKeyUsage=serverAuth")
        self._make(file, f"/CN={names[0]}", *signed, "-addext", alternatives, *usage)
        both = self._folder / f"{file}.both"
        both.write_text((self._folder / f"{file}.pem").read_text() + (self._folder / f"{file}.key").read_text())
        return both

    def _make(self, file: str, subject: str, *words: str) -> None:
        out = ("-keyout", str(self._folder / f"{file}.key"), "-out", str(self._folder / f"{file}.pem"))
        subprocess.run(
            ["openssl", "req", "-x509", *KEY, "-subj", subject, *words, *out], check=True, capture_output=True
        )
