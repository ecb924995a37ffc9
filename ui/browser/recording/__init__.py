"""Staff's own browser, in a process of its own: it opens a true site wide enough to see what the site asks for."""
