"""Films: the screen that plays them, and (`making`) how they are made from a flow's own sentences."""
