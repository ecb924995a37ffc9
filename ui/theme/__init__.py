"""Tokens (colours, sizes), fonts and pictograms. Nothing outside this folder names a colour or a size in pixels."""
