"""The words between the cards when a branch is read back; another language is another such table."""

from dataclasses import dataclass, fields

from argmap.core.saying import Say


@dataclass(frozen=True, slots=True)
class Connectives:
    """`{}` stands for what one card, or several joint ones, say. English unless said otherwise.

    A clause that begins with a semicolon may become a sentence of its own.
    """

    because: str = ", because {}"
    also_because: str = ", and because {}"
    evidence: str = ", on the evidence that {}"
    also_evidence: str = ", and on the evidence that {}"
    but: str = "; but {}"
    yet: str = "; yet {}"
    but_evidence: str = "; but against this stands the evidence that {}"
    yet_evidence: str = "; yet against that stands the evidence that {}"
    asked: str = "; though one may ask: {}"
    restated: str = "; in other words, {}"
    answer: str = " One answer: {}"
    another_answer: str = " Another answer: {}"
    doubted: str = " (though it is doubted that this follows: {})"
    upheld: str = " (and this follows, it is said, since {})"
    joint: str = "{} and {} together"
    between_joint: str = ", "
    more: str = " (and more below)"
    empty: str = "a card still without words"
    end: str = "."
    keeps_own_end: str = "?!…"
    lowered: str = (
        "a an the this that these those it its they their there here he she his her we our you your some many "
        "most all no any each every few several both such one if when while where since although though in on "
        "at by for from to of with without under over between among after before during despite because as "
        "not only even more less fewer what who which how why whether"
    )
    """Words that begin with a small letter inside a sentence, with spaces between; any other may be a name."""


ENGLISH = Connectives()


def connectives(say: Say) -> Connectives:
    """The words as they are said in a language."""
    return Connectives(*(say(str(one.default)) for one in fields(Connectives)))
