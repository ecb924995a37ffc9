"""Finding a flow from a few words, as residents type them. Offline, in memory, and nothing of it is kept."""
