from pathlib import Path

from argmap.resources import folder_of, resource_path, sample_path

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_finds_resources_and_samples_beside_the_package() -> None:
    assert folder_of("resources", ROOT / "argmap") == ROOT / "resources"
    assert folder_of("samples", ROOT / "argmap") == ROOT / "samples"


def test_an_installed_package_finds_what_it_carries(tmp_path: Path) -> None:
    package = tmp_path / "argmap"
    (package / "_samples").mkdir(parents=True)
    (tmp_path / "samples").mkdir()

    assert folder_of("samples", package) == package / "_samples"


def test_a_resource_is_named_with_forward_slashes() -> None:
    assert resource_path("fonts/README.md").is_file()


def test_without_a_name_the_folder_of_samples_is_meant() -> None:
    assert sample_path().is_dir()
