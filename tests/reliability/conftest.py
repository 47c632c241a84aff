"""The storage tests' maps and writers, for the tests that hurt them."""

from tests.storage.conftest import answers, full_map, map_file, small_disk, write

__all__ = ["answers", "full_map", "map_file", "small_disk", "write"]
