"""Authors: out of CSL names or a line of text, into the short form of the text and the long one of the list."""

import re
from dataclasses import dataclass

from argmap.core.references.names import names_of_line
from argmap.core.references.plain import text_in
from argmap.core.references.terms import Terms

MOST_LISTED = 20  # beyond it the list leaves out all between the first nineteen and the last (APA 7, 9.8)
MOST_CITED = 2
WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
OTHERS = "others"  # how BibTeX ends a list that goes on


@dataclass(frozen=True, slots=True)
class Author:
    """A person by the parts of the name, the family name with its particle; or anyone by `whole`."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    whole: str = ""


def authors_in(names: object) -> tuple[Author, ...]:
    """The authors in a CSL list of names; what is none is passed over."""
    found = [_author(name) for name in names if isinstance(name, dict)] if isinstance(names, list) else []
    return tuple(one for one in found if one != Author())


def written_authors(line: str) -> tuple[Author, ...]:
    """The authors in a line of text, divided by semicolons. “Ríos, Ana” is taken apart, other names are kept whole."""
    return authors_in(names_of_line(line, None, is_typed=False))


def _author(name: dict[str, object]) -> Author:
    if literal := text_in(name, "literal"):
        return Author(whole=literal)
    family = " ".join(filter(None, (text_in(name, "non-dropping-particle"), text_in(name, "family"))))
    given = " ".join(filter(None, (text_in(name, "given"), text_in(name, "dropping-particle"))))
    return Author(family, given, text_in(name, "suffix")) if family else Author(whole=given)


def cited(authors: tuple[Author, ...], terms: Terms) -> str:
    """As in the text: “Koenig & Ríos”, “Koenig et al.”."""
    names = [one.whole or one.family for one in _named(authors)]
    if len(names) > MOST_CITED or (names and _go_on(authors)):
        return f"{names[0]} {terms.et_al}"
    return f" {terms.and_sign} ".join(names)


def listed(authors: tuple[Author, ...], terms: Terms) -> str:
    """As in the list: “Koenig, A., & Ríos, B.”."""
    names = [_listed(one) for one in _named(authors)]
    if _go_on(authors):
        return ", ".join([*names, terms.et_al])
    if len(names) > MOST_LISTED:
        return ", ".join([*names[: MOST_LISTED - 1], f"… {names[-1]}"])
    return f", {terms.and_sign} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def in_order(authors: tuple[Author, ...], terms: Terms) -> str:
    """Given names first, as editors are named: “A. Koenig & B. Ríos”."""
    names = [_forward(one) for one in _named(authors)]
    if len(names) > MOST_CITED or (names and _go_on(authors)):
        return f"{names[0]} {terms.et_al}"
    return f" {terms.and_sign} ".join(names)


def _named(authors: tuple[Author, ...]) -> tuple[Author, ...]:
    return authors[:-1] if _go_on(authors) else authors


def _go_on(authors: tuple[Author, ...]) -> bool:
    return len(authors) > 1 and OTHERS in (authors[-1].whole, authors[-1].family)


def _listed(author: Author) -> str:
    if author.whole or WITHOUT_SPACES.match(author.family):
        return author.whole or author.family + author.given
    return ", ".join(filter(None, (author.family, initials(author.given), author.suffix)))


def _forward(author: Author) -> str:
    if author.whole or WITHOUT_SPACES.match(author.family):
        return author.whole or author.family + author.given
    return " ".join(filter(None, (initials(author.given), author.family, author.suffix)))


def initials(given: str) -> str:
    """“Jean-Paul” to “J.-P.”; particles, and names in scripts that have no capitals, stay whole."""
    return " ".join("-".join(map(_initial, word.split("-"))) for word in given.split())


def _initial(word: str) -> str:
    return f"{word[0]}." if word[:1].isupper() else word
