"""Which flows a few words lead to, by the models of the person's language and of French."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.search.model import Model

FEWEST, MOST = 3, 4
"""Answers that a person is shown: what one still compares. The second and third are shown however sure the first is."""

FAINT = 0.4
"""Of the best score: a fourth answer that has less would only distract."""

LEAST = 0.12
"""The score under which nothing was said: keys struck at random, or a language that no model knows."""


class Found(NamedTuple):
    """`score` compares answers to the same words, and no others."""

    flow: str
    score: float


def find(text: str, *models: Model, most: int = MOST) -> tuple[Found, ...]:
    """The flows that `text` may mean, the best first; none where it says nothing that is known."""
    scores: dict[str, float] = {}
    for model in models:
        for flow, score in model.scores(text).items():
            scores[flow] = scores.get(flow, 0.0) + score
    ranked = sorted((Found(flow, score) for flow, score in scores.items()), key=lambda one: (-one.score, one.flow))
    if not ranked or ranked[0].score < LEAST:
        return ()
    return (*ranked[:FEWEST], *(one for one in ranked[FEWEST:most] if one.score >= FAINT * ranked[0].score))
