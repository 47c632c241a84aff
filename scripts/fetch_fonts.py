"""Copies Inter and its licence from the system to resources/fonts, from where a wheel or a bundle carries it."""

import shutil
import sys
from pathlib import Path

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
)
LICENCES = ("doc/fonts-inter/copyright", "licenses/rsms-inter-fonts/LICENSE.txt", "licenses/inter-font/LICENSE.txt")
TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts"


def find_fonts(folders: list[Path]) -> list[Path]:
    """One static file per weight, all from one folder; empty where no folder has them all."""
    for regular in (path for folder in folders for path in sorted(folder.rglob("Inter-Regular.[ot]tf"))):
        family = [regular.with_name(f"Inter-{weight}{regular.suffix}") for weight in WEIGHTS]
        if all(path.is_file() for path in family):
            return family
    return []


def find_licence(share: Path) -> Path | None:
    """The licence as the distribution installed it below `share`, usually /usr/share."""
    return next((share / name for name in LICENCES if (share / name).is_file()), None)


def main() -> int:
    fonts = find_fonts([Path(name).expanduser() for name in FONT_FOLDERS])
    licence = find_licence(Path("/usr/share"))
    if not fonts or licence is None:
        print("Inter is not installed (Debian: fonts-inter); argmap takes the next font of its list.", file=sys.stderr)
        return 1
    for path in fonts:
        shutil.copyfile(path, TARGET / path.name)
    shutil.copyfile(licence, TARGET / "Inter-LICENSE.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
