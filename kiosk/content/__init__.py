"""Flows as data: schema, loader, checks, compiled pack, translations."""
