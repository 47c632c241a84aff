"""What a source takes over from its reference: title, authors, date and address, besides the reference itself."""

import json

from argmap.core.limits import SHORT_TEXT
from argmap.core.records import Source, canonical_json
from argmap.core.references.dates import written_date
from argmap.sources.citations.item import Item, Name, Reference, trouble_with


def source_of(item: Item, source_id: str) -> Source:
    """A source without a text that is what the reference `item` says."""
    said = Reference.model_validate(item)
    return Source(
        id=source_id,
        title=_short(said.title),
        authors=_short("; ".join(filter(None, map(shown_name, said.author or said.editor)))),
        issued=_short(written_date(item.get("issued"))),
        url=_short(said.url or (f"https://doi.org/{said.doi}" if said.doi else "")),
        citation=canonical_json(item),
    )


def shown_name(name: Name) -> str:
    """The name as it is read aloud: particles, suffix and all, or the literal one."""
    parts = (name.given, name.dropping_particle, name.particle, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def _short(text: str) -> str:
    return text.replace("\0", "")[:SHORT_TEXT]


def item_of(source: Source) -> Item:
    """The source's reference; where it has none, what its own fields say, as a document."""
    said = json.loads(source.citation)
    if not trouble_with(said):
        return dict(said)
    item = {
        "id": source.id,
        "type": "document",
        "title": source.title,
        "author": [{"literal": name.strip()} for name in source.authors.split(";") if name.strip()],
        "issued": {"literal": source.issued} if source.issued else {},
        "URL": source.url,
    }
    return {variable: value for variable, value in item.items() if value}
