"""All schemes in one language, read from data: found by id, or by the names that other programs give them.

A pack is a file of skeletons in `resources/schemes/`, and a file of words for each language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.reasoning.schemes.data import BrokenSchemes, Skeleton, Skeletons, Wording, Wordings, read_data
from argmap.reasoning.schemes.names import name_key
from argmap.reasoning.schemes.scheme import CONCLUSION, STEP, Form, Pack, Question, Scheme
from argmap.resources import resource_path

PACKS = ("policy", "walton")
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The schemes by their ids, the packs in which they are offered, and the ids by the keys of all their names."""

    schemes: dict[str, Scheme]
    packs: tuple[Pack, ...]
    ids_by_name: dict[str, str]

    def find(self, scheme_id: str) -> Scheme | None:
        """The scheme of that id; None if there is none, as imported maps may name others."""
        return self.schemes.get(scheme_id)

    def named(self, name: str) -> Scheme | None:
        """The scheme that goes by that name, here or in another program: "Argument from Expert Opinion"."""
        return self.find(self.ids_by_name.get(name_key(name), ""))


def load_catalogue(language: str = ENGLISH) -> Catalogue:
    """The schemes in a language such as "de" or "de-AT"; in English where there are no words of it.

    Raises `BrokenSchemes`.
    """
    code = _code(language)
    return read_catalogue(resource_path("schemes"), code if code.isalpha() else ENGLISH)


def has_words(language: str) -> bool:
    """Whether the schemes of every pack have words in a language."""
    code = _code(language)
    return code.isalpha() and all(resource_path(f"schemes/{pack}.{code}.toml").is_file() for pack in PACKS)


def _code(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def read_catalogue(folder: Path, code: str) -> Catalogue:
    """The schemes that lie in a folder, in one language or English. Raises `BrokenSchemes`."""
    skeletons = {pack: read_data(folder / f"{pack}.toml", Skeletons) for pack in PACKS}
    wordings = {pack: read_data(_words_path(folder, pack, code), Wordings) for pack in PACKS}
    schemes = {scheme.id: scheme for pack in PACKS for scheme in _put_together(pack, skeletons[pack], wordings[pack])}
    packs = tuple(_pack(pack, wordings[pack].name, skeletons[pack].order, schemes) for pack in PACKS)
    ids_by_name = {name_key(name): one.id for one in schemes.values() for name in (one.id, one.name, *one.also)}
    return Catalogue(schemes, packs, ids_by_name)


def _words_path(folder: Path, pack: str, code: str) -> Path:
    path = folder / f"{pack}.{code}.toml"
    return path if path.is_file() else folder / f"{pack}.{ENGLISH}.toml"


def _put_together(pack: str, skeletons: Skeletons, wordings: Wordings) -> Iterator[Scheme]:
    for scheme_id, skeleton in skeletons.schemes.items():
        wording = wordings.schemes.get(scheme_id)
        if wording is None or not _fit(skeleton, wording):
            raise BrokenSchemes(f"The words of the schemes “{pack}” do not fit the scheme “{scheme_id}”.")
        yield _scheme(scheme_id, skeleton, wording)


def _fit(skeleton: Skeleton, wording: Wording) -> bool:
    """Whether there are words for each card and question and no others, and each question hits something."""
    hit = {*skeleton.roles, STEP, CONCLUSION}
    has_words = (set(skeleton.roles), set(skeleton.questions)) == (set(wording.premises), set(wording.questions))
    return has_words and hit.issuperset(skeleton.questions.values())


def _scheme(scheme_id: str, skeleton: Skeleton, wording: Wording) -> Scheme:
    return Scheme(
        id=scheme_id,
        name=wording.name,
        premises=tuple(Form(role, wording.premises[role]) for role in skeleton.roles),
        conclusion=wording.conclusion,
        questions=tuple(
            Question(f"{scheme_id}.{key}", wording.questions[key][0], hits, wording.questions[key][1])
            for key, hits in skeleton.questions.items()
        ),
        signals=wording.signals,
        literature=skeleton.literature,
        also=skeleton.also,
    )


def _pack(pack: str, name: str, order: tuple[str, ...], schemes: dict[str, Scheme]) -> Pack:
    unknown = [one for one in order if one not in schemes]
    if unknown:
        raise BrokenSchemes(f"The schemes “{pack}” name a scheme that there is not: “{unknown[0]}”.")
    return Pack(pack, name, tuple(schemes[one] for one in order))
