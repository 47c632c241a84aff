from pathlib import Path

from scripts.fetch_fonts import WEIGHTS, find_fonts, find_licence


def put_family(folder: Path, weights: tuple[str, ...], suffix: str = ".otf") -> None:
    folder.mkdir(parents=True)
    for weight in weights:
        (folder / f"Inter-{weight}{suffix}").touch()


def test_a_whole_family_is_found_below_a_font_folder(tmp_path):
    put_family(tmp_path / "opentype" / "inter", (*WEIGHTS, "Thin"))

    assert [path.stem for path in find_fonts([tmp_path])] == [
        "Inter-Regular",
        "Inter-Medium",
        "Inter-SemiBold",
        "Inter-Bold",
    ]


def test_a_family_that_lacks_a_weight_is_passed_over(tmp_path):
    put_family(tmp_path / "a", WEIGHTS[:2])
    put_family(tmp_path / "b", WEIGHTS, ".ttf")

    assert {path.parent.name for path in find_fonts([tmp_path])} == {"b"}


def test_without_inter_nothing_is_found(tmp_path):
    assert find_fonts([tmp_path, tmp_path / "absent"]) == []
    assert find_licence(tmp_path) is None
