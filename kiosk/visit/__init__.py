"""One person's visit: acts are replayed into a state; pages, narration and sheet are derived from it."""
