"""Foreign words in a sentence of ours."""

import pytest

from argmap.core.printable import is_seen


@pytest.mark.parametrize("text", ["a", "\u200ba", "!", "\U0001f3f4", "\u0301"])
def test_a_sign_is_seen(text):
    assert is_seen(text)


@pytest.mark.parametrize("text", ["", " \t\n", "\u2028", "\u00ad\u200b", "\u2066\u2069", "\ufeff"])
def test_blanks_and_commands_are_not(text):
    assert not is_seen(text)
