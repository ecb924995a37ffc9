"""What a person can say in place of the voice: the sentences of a flow, each one once."""

from __future__ import annotations

import re

from kiosk.content.schema import Flow
from kiosk.content.texts import placeholders, texts
from kiosk.voice.recorded import file_name

NEVER_SAID = re.compile(r"^resume$|^fiche\.(?!.*\.dire$)|^fiche$")
"""Where texts stand that are only on paper; of a line of the sheet the screen shows what to do, and no more."""


def script(flow: Flow) -> tuple[str, ...]:
    """In the order of the flow. What has a gap to fill is another sentence each time, and nobody can say it ahead."""
    said: dict[str, str] = {}
    for path, text in texts(flow):
        if not NEVER_SAID.search(path) and not placeholders(text):
            said.setdefault(file_name(text), text)
    return tuple(said.values())
