"""The faces: the Qt screen and the command line."""
