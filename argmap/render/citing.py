"""The words of references in the reader's language."""

from argmap.core.references.terms import Terms
from argmap.render.words import translate


def citing_terms() -> Terms:
    """The words between the parts of a reference, translated."""
    return Terms(
        and_sign=translate("Map", "&"),
        et_al=translate("Map", "et al."),
        no_date=translate("Map", "n.d."),
        circa=translate("Map", "ca. {}"),
        before_era=translate("Map", "{} BCE"),
        editor=translate("Map", "Ed."),
        editors=translate("Map", "Eds."),
        within=translate("Map", "In {}"),
        edition=translate("Map", "ed. {}"),
        page=translate("Map", "p. {}"),
        pages=translate("Map", "pp. {}"),
        paragraph=translate("Map", "para. {}"),
        heading=translate("Map", "“{}”"),
        unnamed=translate("Map", "source without a title"),
        sources=translate("Map", "Sources"),
    )
