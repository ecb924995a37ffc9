"""How fast the kiosk is, beside something known on the same machine in the same run. Figures, never assertions."""
