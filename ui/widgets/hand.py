"""« Touchez encore » : the hand on a button whose first touch has only said it."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme.look import Look

HAND = 52  # units
CLEAR = 3  # units that it keeps from words


def draw_hand(painter: QPainter, look: Look, square: QRectF) -> None:
    painter.setPen(QPen(QColor(look.palette.on_spoken), max(1.0, 2 * look.u)))
    painter.setBrush(QColor(look.palette.spoken))
    painter.drawEllipse(square.adjusted(1, 1, -1, -1))
    sign = round(square.width() * 0.64)
    at, pixmap = square.center(), look.picture("tactile", sign, look.palette.on_spoken)
    painter.drawPixmap(round(at.x() - sign / 2), round(at.y() - sign / 2), pixmap)


def hand_in_corner(look: Look, width: float, beside: float, above: float) -> QRectF:
    """Its place in the upper corner at the end of the line of a button so wide, all in pixels.

    `beside` and `above` is what the words leave free. The circle stands beside them, or above them, or nears their
    corner when that leaves it larger.
    """
    near = 2 * min(beside, above, beside + above - sqrt(2 * beside * above))
    size = min(look.px(HAND), max(beside, above, near) - look.px(CLEAR))
    return QRectF(0 if look.rtl else width - size, 0, size, size)
