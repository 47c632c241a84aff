"""The words by which files say how one thing bears on another."""

from argmap.core.records import Polarity

BEGINNINGS = {
    Polarity.SUPPORTS: ("support", "pro", "+", "entail", "because", "infer", "for"),
    Polarity.OPPOSES: ("attack", "con", "oppos", "object", "undercut", "rebut", "refut", "-", "against", "defeat"),
    Polarity.ANSWERS: ("answer",),
    Polarity.RESTATES: ("restat", "rephras", "equiv"),
}
"""How words begin that say it."""


def polarity_of(*words: str) -> Polarity | None:
    """What the first of the words says that says anything; None if none does."""
    plain = (word.strip().lower() for word in words)
    found = (one for word in plain for one in Polarity if word.startswith(BEGINNINGS[one]))
    return next(found, None)
