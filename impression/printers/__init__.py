"""Paper out of a printer: CUPS, or a folder where there is none. Blocking calls, made from worker threads."""
