"""The table of confidence, and the register of given names."""

from __future__ import annotations

from itertools import pairwise

import pytest

from summarize.quotes.confidence import ORDERS, TABLE, confidence
from summarize.quotes.given_names import GIVEN_NAMES


class TestTable:
    @pytest.mark.parametrize("rule", TABLE)
    def test_a_form_that_says_less_is_never_surer(self, rule: str) -> None:
        for surer, less in (pair for order in ORDERS for pair in pairwise(order)):
            if {surer, less} <= TABLE[rule].keys():
                assert TABLE[rule][less] <= TABLE[rule][surer]

    def test_an_inherited_speaker_is_less_sure_than_one_with_a_cue(self) -> None:
        assert max(TABLE["inherited"].values()) < min(TABLE["explicit"].values())

    def test_a_caption_is_as_sure_as_a_cue(self) -> None:
        assert confidence("caption", "full name", "pull") == confidence("explicit", "full name", "direct")

    def test_a_form_without_a_value_has_that_of_other_words(self) -> None:
        assert confidence("continued", "never counted", "direct") == TABLE["continued"]["other words"]

    def test_a_rule_that_found_nobody_is_not_sure(self) -> None:
        assert confidence("none", "full name", "direct") == 0


class TestGivenNames:
    @pytest.mark.parametrize(("name", "gender"), [("Mary", "female"), ("Peter", "male"), ("Kim", "either")])
    def test_names_have_the_gender_of_those_who_bear_them(self, name: str, gender: str) -> None:
        assert GIVEN_NAMES[name] == gender

    @pytest.mark.parametrize("name", ["London", "Monday", "Israel", "Duke", "Williams"])
    def test_places_days_titles_and_surnames_are_none(self, name: str) -> None:
        assert name not in GIVEN_NAMES
