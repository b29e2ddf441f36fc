"""Names of speakers as they are compared: folded, taken apart, and offices."""

from __future__ import annotations

from articles.names import acronym, fold, is_name, parse
from articles.offices import office


class TestNames:
    def test_folding(self) -> None:
        assert fold("  José PEÑA-Ruiz O’Hara Jr. ") == "jose pena ruiz ohara jr"

    def test_parts(self) -> None:
        assert parse("Dr. George W. Bush Jr.") == (("george", "w"), "bush", "jr")
        assert parse("Smith") == ((), "smith", "")
        assert parse("") == ((), "", "")

    def test_acronyms(self) -> None:
        assert acronym("The North Fishers Union") == acronym("NFU") == "nfu"
        assert acronym("The Globe") == "globe"

    def test_names_of_scripts_without_capitals_are_names(self) -> None:
        assert is_name("محمد علي", "person")

    def test_a_role_without_letters_is_no_office(self) -> None:
        assert [office(role) for role in ("", ",", "25", "of Halifax")] == [None] * 4
