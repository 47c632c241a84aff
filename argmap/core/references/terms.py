"""The words between the parts of a reference; another language is another such table."""

from dataclasses import dataclass, fields

from argmap.core.saying import Say


@dataclass(frozen=True, slots=True)
class Terms:
    """`{}` stands for what is counted or named. English unless said otherwise."""

    and_sign: str = "&"
    et_al: str = "et al."
    no_date: str = "n.d."
    circa: str = "ca. {}"
    before_era: str = "{} BCE"
    editor: str = "Ed."
    editors: str = "Eds."
    within: str = "In {}"
    edition: str = "ed. {}"
    page: str = "p. {}"
    pages: str = "pp. {}"
    paragraph: str = "para. {}"
    heading: str = "“{}”"
    unnamed: str = "source without a title"
    sources: str = "Sources"


ENGLISH = Terms()


def terms(say: Say) -> Terms:
    """The words as they are said in a language."""
    return Terms(*(say(str(one.default)) for one in fields(Terms)))
