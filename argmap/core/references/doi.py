"""Digital object identifiers, bare or as the address that resolves them. They are kept, never resolved."""

import re

DOI = re.compile(r"(?:^|doi:|doi\.org/)\s*(10\.\d+/\S+)", re.IGNORECASE)


def doi_in(text: str) -> str:
    """The bare DOI that an address or an identifier holds, as it is written there; empty if it holds none."""
    found = DOI.search(text.strip())
    return found[1] if found else ""


def doi_address(doi: str) -> str:
    """The address that resolves a bare DOI."""
    return f"https://doi.org/{doi}"
