"""Sealed bytes open with their passphrase only, at full strength."""

import pytest

from argmap.reasoning.exercises.sealing import NotOpened, ShortPassphrase, passphrase, seal, unseal


def test_what_is_sealed_opens_with_its_passphrase_in_its_exercise_only():
    sealed = seal(b"the key", "a horse walks", "1" * 32)

    assert unseal(sealed, "a horse walks", "1" * 32) == b"the key"
    for other in (("a horse runs", "1" * 32), ("a horse walks", "2" * 32)):
        with pytest.raises(NotOpened, match=r"^This passphrase does not open the key of the exercise\.$"):
            unseal(sealed, *other)


def test_what_was_sealed_and_changed_does_not_open():
    sealed = seal(b"the key", "a horse walks", "1" * 32)
    changed = sealed[:60] + ("A" if sealed[60] != "A" else "B") + sealed[61:]

    for other in (changed, sealed[:40], "", "AQ=="):
        with pytest.raises(NotOpened):
            unseal(other, "a horse walks", "1" * 32)


def test_a_passphrase_is_one_however_its_letters_are_composed():
    assert unseal(seal(b"x", "une idée fixe", "1"), "une ide\u0301e fixe", "1") == b"x"


def test_a_short_passphrase_is_refused_with_what_to_take():
    with pytest.raises(ShortPassphrase, match=r"^The passphrase has 5 characters; take 10 or more"):
        passphrase("short\n")


def test_no_two_seals_of_one_thing_are_alike():
    assert seal(b"x", "a horse walks", "1") != seal(b"x", "a horse walks", "1")
