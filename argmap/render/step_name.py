"""What a step is called: its own label, or its scheme in the map's language, read from the schemes' data once."""

from functools import lru_cache

from argmap.core.document import Document
from argmap.core.records import Inference


def step_name(document: Document, step: Inference) -> str:
    """The name in a few words; empty for a step that has none. A scheme that is not known here goes by its own word."""
    if step.label.strip() or not step.scheme:
        return step.label.strip()
    return scheme_name(step.scheme, document.info.language)


@lru_cache(maxsize=500)  # a map has few schemes, and each stands on many cards
def scheme_name(scheme: str, language: str) -> str:
    """The name of a scheme in a language."""
    from argmap.reasoning.schemes.catalogue import load_catalogue  # late, as few maps have schemes

    catalogue = load_catalogue(language)
    found = catalogue.find(scheme) or catalogue.named(scheme)
    return found.name if found is not None else scheme
