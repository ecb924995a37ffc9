"""What staff record on a true site, and the lines of YAML that come of it. Nothing here opens anything."""
