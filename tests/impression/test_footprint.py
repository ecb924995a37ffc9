"""What making a sheet loads, and what it leaves in memory: seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest

from tests.impression.sheets import CONTENT


@pytest.mark.parametrize("name", ["zyxAmina", "zyxأمينة"])
def test_nothing_of_a_person_stays_in_memory(name: str):
    """Run apart: the tests' own frames hold the name too."""
    code = f"""
        import gc
        from msgspec.structs import replace
        from impression.paper import render
        from tests.impression.sheets import CONTENT, typical

        def visit(name):
            shown = typical()
            words = replace(shown.headings, for_whom="Pour " + name)
            render(replace(shown, nickname=name, headings=words), CONTENT)

        def traces(backwards):
            return [
                type(holder) for holder in gc.get_objects() for held in gc.get_referents(holder)
                if isinstance(held, (str, bytes)) and backwards in repr(held)[::-1]
            ]

        backwards = {name[::-1]!r}
        kept = ["".join(reversed(backwards))]
        assert traces(backwards)
        visit(kept.pop())
        gc.collect()
        assert not traces(backwards), traces(backwards)
    """
    run_python(code)


def test_nothing_heavy_is_loaded_before_the_first_sheet():
    run_python("""
        import sys
        import impression.paper
        heavy = {"reportlab", "fontTools", "segno", "PIL"} & set(sys.modules)
        assert not heavy, heavy
    """)


def test_the_fonts_of_other_scripts_wait_for_a_sheet_that_needs_them():
    run_python("""
        from msgspec.structs import replace
        from impression.fonts import font_for
        from impression.paper import render
        from tests.impression.sheets import CONTENT, typical
        render(typical(), CONTENT)
        assert font_for.cache_info().currsize == 0
        render(replace(typical(), title="Мои шаги"), CONTENT)
        assert font_for.cache_info().currsize > 0
    """)


def test_preparing_loads_what_the_first_sheet_waits_for():
    run_python(f"""
        import sys
        from pathlib import Path
        from impression.paper import prepare
        prepare(Path({str(CONTENT)!r}))
        assert "reportlab" in sys.modules
        from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames
        assert any("Atkinson" in name for name in getRegisteredFontNames())
    """)


def run_python(code: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=60,
        cwd=CONTENT.parent,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
