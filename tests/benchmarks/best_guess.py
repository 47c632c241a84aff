"""The peer: how the Hypothes.is client finds a quote, re-implemented from its description.

Equal places if there are any, else those with the fewest errors, up to half the quote's length. Of these the best by
quote 50, prefix 20, suffix 20, position 2; whatever comes first is taken, no matter how little it scores.
"""

from argmap.core.refinding.bitvector import nearest_end, nearest_stretch

QUOTE, PREFIX, SUFFIX, POSITION = 50, 20, 20, 2
CONTEXT = 32
MOST_ERRORS = 256


def best_guess(old: str, new: str, start: int, end: int) -> tuple[int, int] | None:
    """Where it says the passage stands in the new text."""
    quote = old[start:end]
    prefix, suffix = old[max(0, start - CONTEXT) : start], old[end : end + CONTEXT]

    def score(match: tuple[int, int, int]) -> float:
        errors, begin, finish = match
        before, after = new[max(0, begin - len(prefix)) : begin], new[finish : finish + len(suffix)]
        position = 1 - abs(begin - start) / len(new)
        alike = PREFIX * _alike(before, prefix) + SUFFIX * _alike(after, suffix)
        return QUOTE * (1 - errors / len(quote)) + alike + POSITION * position

    best = max(_matches(quote, new), key=score, default=None)
    return best and best[1:]


def _matches(quote: str, text: str) -> list[tuple[int, int, int]]:
    matches, at = [], text.find(quote)
    while at >= 0:
        matches.append((0, at, at + len(quote)))
        at = text.find(quote, at + 1)
    if matches:
        return matches
    errors, start, end = nearest_stretch(quote, text)
    return [(errors, start, end)] if errors <= min(MOST_ERRORS, len(quote) // 2) else []


def _alike(text: str, wanted: str) -> float:
    if not wanted:
        return 1.0
    return 1 - nearest_end(wanted, text)[0] / len(wanted) if text else 0.0
