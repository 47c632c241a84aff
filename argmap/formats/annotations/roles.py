"""The roles of cards as words that other programs can hold: in a body, or as a code."""

from argmap.core.records import Kind
from argmap.core.roles import Role

ROLE_WORDS: dict[str, Role] = {role.value.replace("_", " "): role for role in Role}
"""How a role is said."""

KINDS = {Role.EVIDENCE: Kind.EVIDENCE, Role.COUNTER_EVIDENCE: Kind.EVIDENCE, Role.QUESTION: Kind.QUESTION}


def kind_of(words: str) -> Kind | None:
    """The kind of a card whose role the words say, in any case; None for all other words. "Claim" is one, too."""
    plain = " ".join(words.casefold().replace("-", " ").split())
    if plain == Kind.CLAIM.value:
        return Kind.CLAIM
    role = ROLE_WORDS.get(plain)
    return KINDS.get(role, Kind.CLAIM) if role is not None else None
