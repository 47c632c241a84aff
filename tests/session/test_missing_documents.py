"""A map may name a document that it does not keep, as pasted cards and argmap JSON do. It works all the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from argmap.core import edits
from argmap.core.records import ExerciseKind, Feedback, SourceText
from argmap.core.stopping import unchecked
from argmap.reasoning.exercises import Options
from argmap.session import create_session, open_session
from argmap.session.exercises import write_exercise
from argmap.session.marking.hand_in import read_hand_in
from argmap.session.merged import make_merged, read_maps
from argmap.storage.copy import copy_map
from argmap.storage.opening import read_map, read_original
from argmap.ui.giving import with_originals
from argmap.ui.versions.restoring import _way_to
from tests.storage.samples import ORIGINAL, VERSION, every_record, originals


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map whose only source names a document that is not in the file."""
    path = tmp_path / "map.argmap"
    create_session(path, every_record()).close()
    return path


def test_it_is_merged(path: Path, tmp_path: Path) -> None:
    other, target = tmp_path / "other.argmap", tmp_path / "both.argmap"
    copy_map(path, other)
    session = open_session(other)
    session.commit(edits.add_claim(session.document, "More"))
    session.close()
    make_merged(read_maps(path, path, other), (path, path, other), target)
    assert "More" in {getattr(one, "text", "") for one in read_map(target).records}


def test_a_document_that_one_of_two_merged_maps_keeps_comes_along(path: Path, tmp_path: Path) -> None:
    other, target = tmp_path / "other.argmap", tmp_path / "both.argmap"
    create_session(other, every_record(), originals()).close()
    make_merged(read_maps(path, other, path), (path, other, path), target)
    assert read_original(target, VERSION.original_sha256 or "") == ORIGINAL


def test_it_is_marked(path: Path) -> None:
    assert read_hand_in(path, unchecked).originals == {}


def test_an_exercise_is_made_of_it(path: Path, tmp_path: Path) -> None:
    options = Options(ExerciseKind.HIGHLIGHT, 1, feedback=Feedback.RELEASED)
    write_exercise(path, tmp_path / "exercise.argmap", options)
    assert (tmp_path / "exercise.argmap").exists()


def test_a_backup_of_it_is_restored(path: Path) -> None:
    change, documents = _way_to(path, [one for one in every_record() if not isinstance(one, SourceText)])
    assert [one.id for one in change.added(SourceText)] == [VERSION.id]
    assert documents == {}


def test_a_copy_of_it_keeps_the_other_documents(path: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole.argmap"
    create_session(whole, every_record(), originals()).close()
    lost = replace(VERSION, id="e" * 32, version=2, original_sha256="0" * 64)
    given, documents = with_originals([VERSION, lost], whole)
    assert given == [VERSION, replace(lost, original_sha256=None)]
    assert [*documents.values()] == [ORIGINAL]
