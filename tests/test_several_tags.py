"""Several tags set together: one step, which is undone as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from stores import new_store

from articles.store.marks import Marks


@pytest.fixture
def marks(tmp_path: Path) -> Iterator[Marks]:
    store = new_store(tmp_path, 12)
    yield Marks(store)
    store.close()


class TestSeveralTags:
    def test_one_step_takes_back_what_each_changed_and_no_more(self, marks: Marks) -> None:
        marks.tag("wages", True, ["article1"])
        marks.tag("water", True, ["article1", "article2"])
        assert marks.tag_several({"wages": True, "Water": False}, ["article1", "article2", "article3"]) == 4
        assert [marks.tags_of(f"article{n}") for n in (1, 2, 3)] == [["wages"], ["wages"], ["wages"]]
        undone = marks.undo()
        assert undone
        assert undone.changed == 4
        assert undone.words() == "tag “water” given to 2 articles, tag “wages” taken from 2 articles"
        assert [marks.tags_of(f"article{n}") for n in (1, 2, 3)] == [["wages", "water"], ["water"], []]
        redone = marks.redo()
        assert redone
        assert redone.words() == "tag “wages” given to 2 articles, tag “water” taken from 2 articles"
        assert [marks.tags_of(f"article{n}") for n in (1, 2, 3)] == [["wages"], ["wages"], ["wages"]]

    def test_what_changes_nothing_is_no_step(self, marks: Marks) -> None:
        marks.tag("wages", True, ["article1"])
        assert marks.tag_several({"wages": True, "water": False}, ["article1"]) == 0
        assert marks.undo()
        assert marks.undo() is None

    def test_one_that_cannot_be_a_tag_leaves_all_as_it_was(self, marks: Marks) -> None:
        with pytest.raises(ValueError, match="a tag is one line"):
            marks.tag_several({"wages": True, "a\nb": True}, ["article1"])
        assert marks.tags() == []
        assert marks.undo() is None
