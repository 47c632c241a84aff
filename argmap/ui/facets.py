"""What a map offers to be filtered by: its roles, tags, speakers and sources, and the states of passages."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from argmap.core.document import Document
from argmap.core.records import Node, PassageState, Source
from argmap.core.roles import Role
from argmap.render.words import role_name
from argmap.ui.translating import N, translate

MOST = 200  # values in a menu; of more, those that most cards have
STATES: Mapping[PassageState | None, str] = {
    PassageState.EXACT: N("Facets", "exact"),
    PassageState.MOVED: N("Facets", "moved"),
    PassageState.CHANGED: N("Facets", "changed"),
    PassageState.LOST: N("Facets", "lost"),
    PassageState.UNVERIFIED: N("Facets", "never checked"),
    None: N("Facets", "no passage"),
}


def roles() -> Mapping[Hashable, str]:
    return {role: role_name(role) for role in Role}


def states() -> Mapping[Hashable, str]:
    return {state: translate("Facets", words) for state, words in STATES.items()}


def tags(document: Document) -> Mapping[Hashable, str]:
    return _most_frequent(tag for node in document.all(Node) for tag in node.tags)


def speakers(document: Document) -> Mapping[Hashable, str]:
    return _most_frequent(node.speaker for node in document.all(Node) if node.speaker)


def sources(document: Document) -> Mapping[Hashable, str]:
    named = {source.id: source.title or translate("Facets", "Untitled source") for source in document.all(Source)}
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold())[:MOST])


def _most_frequent(values: Iterable[str]) -> Mapping[Hashable, str]:
    found = [value for value, _ in Counter(values).most_common(MOST)]
    return {value: value for value in sorted(found, key=str.casefold)}
