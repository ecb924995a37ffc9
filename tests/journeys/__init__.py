"""Whole visits through the real window, by touches, as a person would and with every wrong move."""
