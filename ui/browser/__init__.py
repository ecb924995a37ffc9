"""The browser: a process of its own, thrown away after each visit. Nothing outside this room imports WebEngine."""
