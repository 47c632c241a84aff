"""A file that somebody gave another name is found again by what it is."""

from argmap.storage.files import file_state, found_beside


def test_a_file_is_found_again_beside_where_it_was(map_file):
    identity = file_state(map_file).identity
    now = map_file.rename(map_file.with_name("b.argmap"))
    map_file.write_bytes(b"another file")
    map_file.with_name("a.argmap").symlink_to(now)

    assert found_beside(map_file, identity, ".argmap") == now
    assert found_beside(map_file, identity, ".other") is None
    now.unlink()
    assert found_beside(map_file, identity, ".argmap") is None


def test_in_a_folder_that_is_gone_nothing_is_found(map_file):
    assert found_beside(map_file.parent / "gone" / "x.argmap", file_state(map_file).identity, ".argmap") is None
