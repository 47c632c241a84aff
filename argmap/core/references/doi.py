"""Digital object identifiers, bare or as the address that resolves them. They are kept, never resolved."""

import re

DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\S+)$", re.IGNORECASE)


def doi_in(text: str) -> str:
    """The bare DOI that the text is; empty if it is none."""
    found = DOI.match(text.strip())
    return found[1] if found else ""


def doi_address(doi: str) -> str:
    """The address that resolves a bare DOI."""
    return f"https://doi.org/{doi}"
