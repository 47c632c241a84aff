"""Names as BibTeX joins them with “and”, to CSL's parts of a name and back."""

import re

from argmap.sources.citations.bibtex_values import split_outside
from argmap.sources.citations.latex import latex_of, unicode_of

CslName = dict[str, str]
ORDER = ("family", "given", "suffix")


def names_of(text: str) -> list[CslName]:
    """The names of an author field. One in braces is a name as a whole, such as that of an institution."""
    on_one_line = " ".join(text.split())  # so that to look for “and” at each of many blanks takes no time
    return [name for part in split_outside(on_one_line, " and ") if (name := _name(part.strip()))]


def _name(text: str) -> CslName:
    if text.startswith("{") and text.endswith("}") and len(list(split_outside(text, "[^{}]"))) == 1:
        return _kept({"literal": unicode_of(text)})
    parts = [part.strip() for part in split_outside(text, ",")]
    if len(parts) == 1:
        return _in_order(text)
    family, given = parts[0], parts[-1]
    suffix = unicode_of(parts[1]) if len(parts) > 2 else ""
    return _kept({**_family(family), "given": unicode_of(given), "suffix": suffix})


def _in_order(text: str) -> CslName:
    """Given names first: the family name is the last word, and from the first small one on its particles."""
    words = list(split_outside(text, r"\s+"))
    small = [place for place, word in enumerate(words[:-1]) if word[:1].islower()]
    begin = small[0] if small else len(words) - 1
    return _kept({**_family(" ".join(words[begin:])), "given": unicode_of(" ".join(words[:begin]))})


def _family(text: str) -> CslName:
    words = list(split_outside(text, r"\s+"))
    count = next((place for place, word in enumerate(words[:-1]) if not word[:1].islower()), len(words) - 1)
    particle, family = " ".join(words[:count]), " ".join(words[count:])
    return {"family": unicode_of(family), "non-dropping-particle": unicode_of(particle)}


def _kept(name: CslName) -> CslName:
    return {part: value for part, value in name.items() if value}


def bibtex_name(name: CslName) -> str:
    """One name as BibTeX reads it back, family name first."""
    if "literal" in name:
        return f"{{{latex_of(name['literal'])}}}"
    family = _guarded(name.get("family", ""))
    particle = name.get("non-dropping-particle", "") or name.get("dropping-particle", "")
    first = f"{latex_of(particle)} {family}" if particle else family
    suffix = [_guarded(name["suffix"])] if name.get("suffix") else []
    return ", ".join([first, *suffix, _guarded(name.get("given", ""))])


def _guarded(text: str) -> str:
    latex = latex_of(text)
    return f"{{{latex}}}" if re.search(r",|(^|\s)[^\W\d_A-Z]", text) else latex
