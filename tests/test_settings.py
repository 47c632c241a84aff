from pathlib import Path

import pytest

from argmap import settings


def test_a_chosen_data_folder_holds_everything_the_user_has(data_folder: Path) -> None:
    places = [
        settings.maps_folder(),
        settings.logs_folder(),
        settings.drafts_folder(),
        settings.backups_folder(),
        settings.open_maps_folder(),
        settings.views_folder(),
        settings.window_file(),
    ]

    assert settings.data_folder() == data_folder
    assert {place.parent for place in places} == {data_folder}
    assert len(set(places)) == len(places)


def test_asking_where_things_are_makes_no_folder(data_folder: Path) -> None:
    settings.backups_folder()
    settings.maps_folder()

    assert list(data_folder.iterdir()) == []


def test_without_a_choice_data_and_maps_go_where_the_platform_keeps_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ARGMAP_DATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Papers"))

    assert settings.data_folder().name == "argmap"
    assert settings.maps_folder().name == "argmap"
    assert settings.data_folder() != settings.maps_folder()


def test_a_relative_choice_stands_for_the_folder_argmap_was_started_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARGMAP_DATA", "mine")

    assert settings.data_folder() == tmp_path / "mine"
