"""The page of the guide says what the data says."""

from argmap.reasoning.schemes.page import schemes_page
from tests.conftest import ROOT


def test_the_page_of_schemes_is_the_one_that_the_data_writes():
    page = (ROOT / "docs" / "schemes.md").read_text(encoding="utf-8")
    assert page == schemes_page(), "run: python -m argmap.reasoning.schemes.page > docs/schemes.md"
