"""What every test shares. Qt reads its platform when the first application object is made: it is set before that."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
