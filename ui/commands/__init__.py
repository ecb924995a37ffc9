"""The command line, one file per command. Commands that need no screen never import Qt."""
