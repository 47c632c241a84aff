"""BibTeX and biblatex, the references of LaTeX: bytes in, items out, and back.

All or none: an entry that does not close refuses the file. Fields that have no counterpart are left out.
"""

import logging
import re
from collections.abc import Iterable, Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, Entry

from argmap.intake.decoding import decode
from argmap.sources.citations.bibtex_dates import bibtex_date, date_of
from argmap.sources.citations.bibtex_names import bibtex_name, names_of
from argmap.sources.citations.bibtex_values import MONTHS, value_of
from argmap.sources.citations.errors import BrokenReferences, NoReferences, refuse_too_many
from argmap.sources.citations.item import Item
from argmap.sources.citations.latex import latex_of, unicode_of

TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "online": "webpage",
    "electronic": "webpage",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "movie": "motion_picture",
    "standard": "standard",
    "collection": "book",
    "proceedings": "book",
}
ENTRY_TYPES = {kind: entry_type for entry_type, kind in reversed(TYPES.items())}
FIELDS = {
    "title": ("title",),
    "container-title": ("booktitle", "journaltitle", "journal"),
    "collection-title": ("series",),
    "container-title-short": ("shortjournal",),
    "title-short": ("shorttitle",),
    "volume": ("volume",),
    "issue": ("issue", "number"),
    "page": ("pages",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "edition": ("edition",),
    "genre": ("type",),
    "language": ("langid", "language"),
    "number-of-pages": ("pagetotal",),
    "note": ("note",),
    "abstract": ("abstract",),
    "keyword": ("keywords",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
}
VERBATIM = {"URL": "url", "DOI": "doi"}
PEOPLE = {"author": "author", "editor": "editor", "translator": "translator"}
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it warns of is refused in our words

KEYLESS = re.compile(r"(@\w+\s*[{(])(?=\s*\w+\s*=)(?<!@string[{(])", re.IGNORECASE)


def read_bibtex(data: bytes, name: str) -> tuple[Item, ...]:
    """The references of a BibTeX file in any encoding, with what they inherit by crossref.

    Raises `UnknownEncoding`, `NoReferences` or `BrokenReferences` with the line, naming the file `name`.
    """
    library = parse_string(KEYLESS.sub(r"\1untitled,", decode(data, name).text), parse_stack=[])
    entries = []
    for block in [*library.entries, *library.failed_blocks]:
        found = block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else block
        if not isinstance(found, Entry):
            line = (block.start_line or 0) + 1
            raise BrokenReferences(name, f"what begins at line {line:,} is not closed or not written as BibTeX")
        entries.append(found)
    refuse_too_many(len(entries), name)
    if not entries:
        raise NoReferences(name, ": nothing in it begins one, as “@article{” would")
    abbreviations = {month: str(number) for number, month in enumerate(MONTHS, start=1)}
    for string in library.strings:
        abbreviations[string.key.lower()] = value_of(string.value, abbreviations)
    return _items(sorted(entries, key=lambda entry: entry.start_line or 0), abbreviations, name)


def _items(entries: list[Entry], abbreviations: Mapping[str, str], name: str) -> tuple[Item, ...]:
    said = [{field.key.lower(): value_of(field.value, abbreviations) for field in entry.fields} for entry in entries]
    parents = {entry.key.lower(): fields for entry, fields in zip(entries, said, strict=True)}
    items = []
    for entry, fields in zip(entries, said, strict=True):
        inherited = dict(parents.get(fields.get("crossref", "").strip().lower(), {}))
        inherited["booktitle"] = inherited.get("booktitle") or inherited.pop("title", "")
        try:
            items.append(_item(entry, {**inherited, **fields}))
        except RecursionError as error:
            line = (entry.start_line or 0) + 1
            raise BrokenReferences(name, f"the entry of line {line:,} is nested too deeply") from error
    return tuple(items)


def _item(entry: Entry, fields: Mapping[str, str]) -> Item:
    found: Item = {variable: unicode_of(_first(fields, names)) for variable, names in FIELDS.items()}
    found |= {variable: names_of(fields.get(field, "")) for variable, field in PEOPLE.items()}
    found |= {variable: re.sub(r"\\([_%&#])", r"\1", fields.get(field, "")) for variable, field in VERBATIM.items()}
    found |= {
        "id": entry.key,
        "type": TYPES.get(entry.entry_type.lower(), "document"),
        "page": re.sub("\\s*[-–—]+\\s*", "-", found["page"]),
        "issued": date_of(fields),
        "accessed": date_of({"date": fields.get("urldate", "")}),
    }
    return {variable: value for variable, value in found.items() if value}


def _first(fields: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name, "").strip()), "")


def write_bibtex(items: Iterable[Item]) -> bytes:
    """The references as biblatex in UTF-8; variables that have no field are left out."""
    return "\n".join(_entry(number, item) for number, item in enumerate(items, start=1)).encode()


def _entry(number: int, item: Item) -> str:
    fields = {names[0]: latex_of(str(item[variable])) for variable, names in FIELDS.items() if variable in item}
    fields |= {field: " and ".join(map(bibtex_name, item[who])) for who, field in PEOPLE.items() if item.get(who)}
    fields |= {field: _address(item[variable]) for variable, field in VERBATIM.items() if item.get(variable)}
    fields |= {"date": bibtex_date(item.get("issued", {})), "urldate": bibtex_date(item.get("accessed", {}))}
    key = re.sub(r"[\s{}(),#%\"=\\~'@]+", "", str(item.get("id", ""))) or f"source{number}"
    lines = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{ENTRY_TYPES.get(item['type'], 'misc')}{{{key},\n{lines}}}\n"


def _address(text: str) -> str:
    return text.replace("{", "%7B").replace("}", "%7D")
