"""The core: no Qt, no printer, no screen. Everything here runs and is tested without a display."""
