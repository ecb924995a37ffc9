"""House rules that no linter knows. Each has bitten somebody, and says whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(path for room in ("kiosk", "impression", "ui") for path in (ROOT / room).rglob("*.py"))
APPLICATION_NAMES = {"app", "application", "qapp", "qApp"}
NEEDS_A_SCREEN = {"run", "demo"}


def faults(source: str, browser: bool = False) -> Iterator[str]:
    """What Qt does not survive, as sentences with the line. `browser`: it is of the browser's own process."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.Import() | ast.ImportFrom() if "QtWebEngine" in ast.unparse(node) and not browser:
                yield f"line {node.lineno}: WebEngine lives in a process of its own"
            case ast.Import() | ast.ImportFrom() if "ui.browser" in ast.unparse(node) and not browser:
                yield f"line {node.lineno}: what is in that process is imported by nothing else"
            case ast.Call(func=ast.Attribute(value=receiver, attr="installEventFilter")) if names_application(receiver):
                yield f"line {node.lineno}: with WebEngine, a Python event filter on the application crashes"
            case ast.Assign(targets=[ast.Name()], value=ast.Call(func=ast.Name(id="Requests"))):
                yield f"line {node.lineno}: PySide lets go of it, and nothing is judged: to be held by an attribute"
            case ast.ClassDef() if any(ast.unparse(base).endswith("Application") for base in node.bases):
                yield from application_faults(node)


def application_faults(application: ast.ClassDef) -> Iterator[str]:
    for node in ast.walk(application):
        match node:
            case ast.FunctionDef(name="notify"):
                yield f"line {node.lineno}: with WebEngine, a Python notify() crashes"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr="installEventFilter")):
                yield f"line {node.lineno}: with WebEngine, a Python event filter on the application crashes"


def names_application(receiver: ast.expr) -> bool:
    """`app`, `self.app`, `qApp`, `QApplication.instance()`, `QApplication(...)`."""
    match receiver:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.lstrip("_") in APPLICATION_NAMES
        case ast.Call(func=ast.Attribute(attr="instance")):
            return True
        case ast.Call(func=function):
            return ast.unparse(function).endswith("Application")
    return False


@pytest.mark.parametrize(
    "source",
    [
        "import PySide6.QtWebEngineCore",
        "from PySide6 import QtWebEngineWidgets",
        "from PySide6.QtWebEngineCore import QWebEnginePage",
        "from ui.browser.locked_page import LockedPage",
        "import ui.browser.engine",
        "app.installEventFilter(self)",
        "self._application.installEventFilter(watch)",
        "QApplication.instance().installEventFilter(watch)",
        "QtWidgets.QApplication([]).installEventFilter(watch)",
        "requests = Requests(judge, profile)",
        "class Kiosk(QApplication):\n    def notify(self, receiver, event):\n        return True",
        "class Kiosk(QtGui.QGuiApplication):\n    def __init__(self):\n        self.installEventFilter(self)",
    ],
)
def test_what_qt_does_not_survive_is_found(source: str) -> None:
    assert len(list(faults(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "window.installEventFilter(self)",
        "class Window(QWidget):\n    def __init__(self):\n        self.installEventFilter(self)",
        "class Bell:\n    def notify(self):\n        pass",
        "from PySide6.QtWidgets import QApplication",
        "self._requests = Requests(judge, profile)",
    ],
)
def test_what_it_survives_is_left_alone(source: str) -> None:
    assert list(faults(source)) == []


def test_the_browser_may_hold_an_engine() -> None:
    assert list(faults("from PySide6.QtWebEngineCore import QWebEnginePage", browser=True)) == []


def test_nothing_in_the_house_breaks_qt() -> None:
    assert CODE
    inside = {path: path.is_relative_to(ROOT / "ui/browser") for path in CODE}
    found = {str(path.relative_to(ROOT)): list(faults(path.read_text("utf-8"), inside[path])) for path in CODE}
    assert {path: sentences for path, sentences in found.items() if sentences} == {}


def test_commands_that_need_no_screen_import_no_qt() -> None:
    """They run over ssh, from cron, and on machines without the libraries of a screen."""
    commands = sorted(path.stem for path in (ROOT / "ui/commands").glob("*.py"))
    checked = [name for name in commands if name not in NEEDS_A_SCREEN | {"__init__"}]
    assert checked
    script = """
import importlib, sys
for name in ["ui.cli", *(f"ui.commands.{command}" for command in sys.argv[1:])]:
    importlib.import_module(name)
    if found := [module for module in sys.modules if module.partition(".")[0] in ("PySide6", "shiboken6")]:
        sys.exit(f"{name} imports {found[0]}")
"""
    outcome = subprocess.run([sys.executable, "-c", script, *checked], cwd=ROOT, capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stderr


def test_our_packaging_folder_hides_no_library() -> None:
    """With an `__init__.py`, it would be imported in the place of the library `packaging`, which pytest needs."""
    assert not (ROOT / "packaging/__init__.py").exists()
