"""Usage log: events, SQLite store, statistics."""
