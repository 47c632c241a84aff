"""Where icons, themes, fonts, translations and the sample maps lie: beside the package, or in it once installed."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource_path(name: str) -> Path:
    """The file or folder `name` (with forward slashes) of the resources, as in `resource_path("themes/print.toml")`."""
    return folder_of("resources", PACKAGE) / name


def sample_path(name: str = "") -> Path:
    """The file or folder `name` of the sample maps; without a name, the folder that holds them all."""
    return folder_of("samples", PACKAGE) / name


def folder_of(name: str, package: Path) -> Path:
    """The folder `name` that belongs to the package lying at `package`.

    A wheel and a bundle carry it in the package, underscore first; in a checkout it is the package's neighbour.
    """
    carried = package / f"_{name}"
    return carried if carried.is_dir() else package.parent / name
