"""New ids are those of random UUIDs."""

from uuid import RFC_4122, UUID

from argmap.core.ids import new_id


def test_an_id_is_a_random_uuid_and_comes_once() -> None:
    ids = [new_id() for _ in range(1_000)]

    assert {len(one) for one in ids} == {32}
    assert {(UUID(one).version, UUID(one).variant) for one in ids} == {(4, RFC_4122)}
    assert len(set(ids)) == len(ids)
