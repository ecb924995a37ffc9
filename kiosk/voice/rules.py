"""A rule: what is recognised in a written text, and how it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

Rewriting = tuple[int, int, str]
"""Where it starts and ends in the written text, and what is said for it."""


class Rule(Struct, frozen=True):
    """`say` is given what `pattern` found, which is never empty."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str]


def rule(pattern: str, say: Callable[[re.Match[str]], str] | str) -> Rule:
    """`say` is words when they are the same whatever was found."""
    return Rule(re.compile(pattern), (lambda found: say) if isinstance(say, str) else say)


def rewritings(text: str, rules: Sequence[Rule]) -> Iterator[Rewriting]:
    """What the rules change, from left to right. Of two that start at the same place, the first in the list wins."""
    at = 0
    while found := [
        (match.start(), order, match) for order, rule in enumerate(rules) if (match := rule.pattern.search(text, at))
    ]:
        start, order, match = min(found)
        at = match.end()
        yield start, at, rules[order].say(match)
