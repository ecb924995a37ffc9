"""What every test shares. Qt reads these variables when it starts: the kiosk sets the second one as well.

Property tests are modest by default; `HYPOTHESIS_PROFILE=thorough` or `--hypothesis-profile=thorough` tries ten
times as much. No profile fails for being slow: that says more of the machine than of the program.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")

settings.register_profile("modest", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("modest"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "modest"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="every page in every language, not only the longest of a kind")
