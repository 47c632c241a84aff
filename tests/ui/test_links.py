"""Of all addresses a map can hold, three kinds may be opened."""

import pytest
from PySide6.QtGui import QDesktopServices

from argmap.ui.links import follow, is_followable


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "HTTP://example.org", " mailto:a@example.org "])
def test_web_and_mail_addresses_may_be_followed(address: str) -> None:
    assert is_followable(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "smb://host/share",
        "ms-word:x",
        "https://a.example/\u202emoc.elpmaxe.knab//:sptth",
        "https://bank\u200b.example/",
    ],
)
def test_anything_else_is_never_handed_to_the_system(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert not follow(address)
    assert opened == []
