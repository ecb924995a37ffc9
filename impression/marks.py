"""The few shapes of the paper: panels, rules, check boxes, the mark. Each begins at `x`, as its page is read."""

from __future__ import annotations

from impression.canvas import Canvas
from impression.colours import INK, LINE, MARK, WHITE, rgb


def panel(
    canvas: Canvas, x: float, top: float, width: float, height: float, radius: float, fill: str, edge: str = ""
) -> None:
    """A rounded rectangle; `edge` is the colour of its border, none without."""
    canvas.setFillColorRGB(*rgb(fill))
    if edge:
        canvas.setStrokeColorRGB(*rgb(edge))
        canvas.setLineWidth(1)
    canvas.roundRect(canvas.left_of(x, width), top - height, width, height, radius, stroke=int(bool(edge)), fill=1)


def rule(canvas: Canvas, x: float, y: float, width: float, colour: str = LINE, weight: float = 0.75) -> None:
    """A horizontal line, `weight` points thick."""
    canvas.setStrokeColorRGB(*rgb(colour))
    canvas.setLineWidth(weight)
    canvas.setLineCap(0)
    left = canvas.left_of(x, width)
    canvas.line(left, y, left + width, y)


def check_box(canvas: Canvas, x: float, top: float, side: float) -> None:
    """An empty box to tick with a pen; its line grows with it."""
    weight = max(1.25, side / 13)
    canvas.setFillColorRGB(*rgb(WHITE))
    canvas.setStrokeColorRGB(*rgb(INK))
    canvas.setLineWidth(weight)
    inner = side - weight
    left = canvas.left_of(x, side)
    canvas.roundRect(left + weight / 2, top - side + weight / 2, inner, inner, side / 5, stroke=1, fill=1)


def tick(canvas: Canvas, x: float, top: float, side: float, fill: str) -> None:
    """A check mark in a filled disc: this is done."""
    x = canvas.left_of(x, side)
    canvas.setFillColorRGB(*rgb(fill))
    canvas.circle(x + side / 2, top - side / 2, side / 2, stroke=0, fill=1)
    canvas.setStrokeColorRGB(*rgb(WHITE))
    canvas.setLineWidth(side / 9)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    path.moveTo(x + side * 0.28, top - side * 0.52)
    path.lineTo(x + side * 0.44, top - side * 0.68)
    path.lineTo(x + side * 0.73, top - side * 0.36)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setLineJoin(0)


def mark(canvas: Canvas, x: float, top: float, height: float) -> float:
    """The mark: three steps that climb; returns its width."""
    radius = height * 0.21
    width = height * 1.06 + 2 * radius
    x = canvas.left_of(x, width)
    for step, colour in enumerate(MARK):
        canvas.setFillColorRGB(*rgb(colour))
        rise = step * height * 0.26
        left, bottom = x + step * height * 0.53, top - height + rise
        canvas.ellipse(left, bottom, left + 2 * radius, bottom + 2.3 * radius, stroke=0, fill=1)
    return width
