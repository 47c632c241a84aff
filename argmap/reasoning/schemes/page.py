"""The page of the guide that lists every scheme with its questions, written from the data."""

from collections.abc import Iterator

from argmap.reasoning.schemes.catalogue import load_catalogue
from argmap.reasoning.schemes.scheme import CONCLUSION, STEP, Scheme, shown

HEAD = """\
# Schemes and critical questions

A step can say by what **scheme** it argues: by an expert's word, a likely consequence, an earlier case. A scheme says
what the step's cards have to say, and asks **critical questions**, so worded that "yes" speaks for the step. "No"
offers an objection ready to fill: to the card that the question is about, to the step, or to what the step bears on.
Where the card in question is left unsaid, the objection doubts the step. An objection that answers a question is tied
to it; when that card is deleted, the question is open again.

When a step gets another scheme, answers that it does not ask for go; the objections stay in the map, and undo brings
the answers back. Which schemes are suggested is read from single phrases in the cards: it is a hint and no more.

In the window, S asks for the scheme of the selected step, or of the step that the selected card takes: a list to be
searched, with up to three suggestions first. The inspector then shows what each reason is in the scheme, what is left
unsaid, and the questions. Shift+S goes to the first open one; Y, N and O answer it, and the arrows go on. N opens an
editor on the map with the objection begun: Tab goes from one gap in brackets to the next, Enter puts card and answer
into the map as one change, Escape leaves the question open. The step's first card says the scheme's name in the
language of the map behind a small ring, in exported pictures too, unless the step has a label of its own.

`argmap schemes` lists what is below, with `--language de` in German; `argmap questions FILE` lists the questions of a
map, open ones first. The schemes and their questions follow the literature that is named; the sentences are argmap's
own. They lie in `resources/schemes/`: what a scheme consists of in one file for each pack, its words in one for each
language. `python -m argmap.reasoning.schemes.page` prints this page.
"""
HITS = {STEP: "the step", CONCLUSION: "what it bears on"}


def schemes_page() -> str:
    """The page as Markdown, in English."""
    catalogue = load_catalogue()
    packs = (f"- **{pack.name}**: {', '.join(one.name.lower() for one in pack.schemes)}" for pack in catalogue.packs)
    schemes = sorted(catalogue.schemes.values(), key=lambda one: one.name)
    return "\n".join([HEAD, "## Packs\n", *packs, *(line for scheme in schemes for line in _section(scheme)), ""])


def _section(scheme: Scheme) -> Iterator[str]:
    yield f"\n## {scheme.name}\n"
    yield f"`{scheme.id}` · {scheme.literature}\n"
    yield from (f"- `{form.role}`: {shown(form.pattern)}" for form in scheme.premises)
    yield f"- So: {shown(scheme.conclusion)}\n"
    yield "| Question | “No” speaks against | and offers |"
    yield "| --- | --- | --- |"
    for question in scheme.questions:
        yield f"| {question.text} | {HITS.get(question.hits, f'`{question.hits}`')} | {shown(question.stem)} |"


if __name__ == "__main__":
    print(schemes_page(), end="")  # noqa: T201  # what this module is run for
