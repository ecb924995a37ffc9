"""Small widgets: they take values, emit intentions, and know no service."""
