"""Lines of nearly equal length: a last word alone on its line makes a sentence harder to read."""

from __future__ import annotations

from PySide6.QtGui import QFont

from ui.widgets.typeset import TextBlock, text_block

STEP = 8


def balanced(text: str, font: QFont, width: int, rtl: bool = False, centred: bool = False) -> tuple[TextBlock, int]:
    """The text in the narrowest width (pixels) that takes no more lines than `width` does, and that width."""
    block = text_block(text, font, width, rtl, centred)
    if block.lines == 1 or block.broken:
        return block, width
    narrowest, room = block, width
    for narrower in range(width - STEP, width // 2, -STEP):
        other = text_block(text, font, narrower, rtl, centred)
        if other.lines > block.lines or other.broken:
            break
        narrowest, room = other, narrower
    return narrowest, room
