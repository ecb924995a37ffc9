"""A small web of the tests' own: a handful of machines, in a network that nothing leaves."""
