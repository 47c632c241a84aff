"""The words in which argmap says in a Web Annotation what the standard has no words for."""

from uuid import UUID

from argmap.core.records import RecordId

TERM = "argmap"
TERMS = "urn:argmap:"
"""The namespace of our own terms; other programs pass over them."""

URN = "urn:uuid:"


def urn(record_id: RecordId) -> str:
    """A record's id as an address."""
    return UUID(hex=record_id).urn


def record_id(address: str) -> RecordId | None:
    """The id of the record that an address may be of; None for any other address."""
    if not address.lower().startswith(URN):
        return None
    try:
        return UUID(address[len(URN) :]).hex
    except ValueError:
        return None
