"""Going back in the real window: a version is named, the map ruined, the version looked at and restored."""

TITLE = "Does EU defence integration"


def by_id(records: list[dict]) -> list[dict]:
    """What goes and comes back stands last in the file."""
    return sorted(records, key=lambda one: one["id"])


def test_a_named_version_is_found_again_by_the_keyboard_and_restored(at_work, example) -> None:
    before = by_id(example.data()["nodes"])
    person = at_work(str(example.path), title=TITLE)
    person.keys("ctrl+s")
    person.type("Before the seminar")
    person.shot("naming a version")
    person.keys("Return", "Home", "o")
    person.type("Nonsense")
    person.keys("Return", "Home", "shift+Delete", "ctrl+shift+s")
    person.wait_for_title("Versions")
    person.shot("the versions")
    person.keys("Down")
    person.shot("the named one")
    person.keys("Left", "Right", "Return")
    person.shot("restored")
    person.quit()

    assert by_id(example.data()["nodes"]) == before
    listed = example.run("versions", str(example.path)).splitlines()
    assert len([line for line in listed if "“Before the seminar”, as it is now" in line]) == 1
    assert example.run("verify", str(example.path)) == "ok\n"
