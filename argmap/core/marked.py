"""Words for the user's eyes in rooms that know no screen: marked where they stand, translated when they are shown."""


def N(context: str, words: str) -> str:  # noqa: N802  # so short that it does not stand in the way of the words
    """The words themselves. lupdate reads the context: -tr-function-alias QT_TRANSLATE_NOOP=N."""
    return words
