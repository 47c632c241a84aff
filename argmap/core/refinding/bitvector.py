"""Where in a text a pattern ends with the fewest insertions, deletions and replacements.

Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", 1999, figure 8; a
Python integer is a machine word of any width.
"""


def nearest_end(pattern: str, text: str) -> tuple[int, int]:
    """The fewest errors and the first end they are reached at; the pattern may begin anywhere in the text."""
    length = len(pattern)
    masks = _masks(pattern)
    every, last = (1 << length) - 1, 1 << (length - 1)
    plus, minus, errors = every, 0, length
    best = (length, 0)
    for end, character in enumerate(text, 1):
        equal = masks.get(character, 0)
        vertical = equal | minus
        diagonal = (((equal & plus) + plus) ^ plus) | equal
        more = minus | ~(diagonal | plus) & every
        fewer = plus & diagonal
        errors += bool(more & last) - bool(fewer & last)
        more = more << 1 & every
        fewer = fewer << 1 & every
        plus = fewer | ~(vertical | more) & every
        minus = more & vertical
        if errors < best[0]:
            best = (errors, end)
    return best


def nearest_stretch(pattern: str, text: str) -> tuple[int, int, int]:
    """The fewest errors, and the start and end of the stretch of the text that has them."""
    errors, end = nearest_end(pattern, text)
    backwards, length = nearest_end(pattern[::-1], text[:end][::-1])
    return min(errors, backwards), end - length, end


def _masks(pattern: str) -> dict[str, int]:
    masks: dict[str, int] = {}
    for place, character in enumerate(pattern):
        masks[character] = masks.get(character, 0) | 1 << place
    return masks
