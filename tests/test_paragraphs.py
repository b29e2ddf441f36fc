"""Kinds of paragraphs, wrapped lines, the language of a text, and the stand-in for a headline."""

import pytest
from readings import read_bytes

from articles.article import Article
from articles.language import guess_language
from articles.lines import split_lines, unwrap
from articles.paragraphs import build

PROSE = "The harbour was closed for a day while the divers looked for the lost anchor."


def kinds(*texts: str, sep: str = "\n\n") -> list[str]:
    return [p.kind for p in build(split_lines(sep.join(texts)))[1]]


class TestKinds:
    def test_subhead_needs_running_text_under_it(self) -> None:
        assert kinds(PROSE, "The search goes on", PROSE) == ["paragraph", "subhead", "paragraph"]
        assert kinds(PROSE, "The search goes on") == ["paragraph", "paragraph"]

    @pytest.mark.parametrize("text", ["He said:", "lower case words", "Nothing was found.", "– A dash", "“Nothing”"])
    def test_no_subhead(self, text: str) -> None:
        assert kinds(PROSE, text, PROSE) == ["paragraph"] * 3

    def test_pull_quote_with_a_name_right_under_it(self) -> None:
        quote = "“We looked under every boat in the harbour.”\nAnn Lee 2024\n\nAnn Lee, Diver"
        assert kinds(PROSE, quote, PROSE) == ["paragraph", "pullquote", "caption", "caption", "paragraph"]

    def test_a_quotation_without_a_name_is_running_text(self) -> None:
        assert kinds(PROSE, "“We looked under every boat in the harbour.”", PROSE) == ["paragraph"] * 3

    def test_a_name_after_a_blank_line_is_no_signature(self) -> None:
        assert kinds("“We looked under every boat in the harbour.”", "Ann Lee", PROSE)[0] == "paragraph"

    def test_a_quotation_that_the_text_repeats(self) -> None:
        said = "We looked under every boat in the whole harbour"
        assert kinds(f"“{said},” said Lee.", f"“{said}.”", "Ann Lee", PROSE)[1:3] == ["pullquote", "caption"]

    def test_a_speaker_after_a_quotation_is_no_caption(self) -> None:
        assert kinds("“We looked everywhere,” said Ann Lee.", PROSE) == ["paragraph"] * 2

    @pytest.mark.parametrize(
        "text", ["Photo: Ann Lee", "A diver in the harbour (Getty Images)", "Image credit: Bo Day"]
    )
    def test_caption(self, text: str) -> None:
        assert kinds(PROSE, text, PROSE)[1] == "caption"

    def test_credit(self) -> None:
        assert kinds(PROSE, "With files from The Canadian Press")[1] == "credit"

    def test_a_list_item_takes_its_further_lines(self) -> None:
        text, paragraphs = build(split_lines("  • Monday\n    at noon\n  • Tuesday\n\n" + PROSE))
        assert [(p.kind, text[p.start : p.end]) for p in paragraphs] == [
            ("list_item", "Monday\nat noon"),
            ("list_item", "Tuesday"),
            ("paragraph", PROSE),
        ]

    def test_a_bullet_with_nothing_behind_it_is_no_list_item(self) -> None:
        text, paragraphs = build(split_lines("•\x1c"))
        assert [(p.kind, text[p.start : p.end]) for p in paragraphs] == [("paragraph", text)]
        assert text

    def test_a_line_each_is_a_paragraph_each(self) -> None:
        assert kinds(PROSE, PROSE, PROSE, sep="\n") == ["paragraph"] * 3


class TestWrapping:
    WRAPPED = (
        "The harbour was closed for a day while the divers looked for the\n"
        "lost anchor of the old ferry, which had gone down in the storm of\n"
        "last November. They came up with a bicycle.\n\n"
        "Nobody knew whose bicycle it was, and so the harbour master kept\n"
        "it in his office until the spring.\n"
    )

    def test_set_together(self) -> None:
        assert [line.text[-8:] for line in unwrap(split_lines(self.WRAPPED))] == ["bicycle.", " spring."]

    def test_a_short_line_ends_its_paragraph(self) -> None:
        lines = unwrap(split_lines(self.WRAPPED.replace("\n\n", "\n")))
        assert [line.text[-8:] for line in lines] == ["bicycle.", " spring."]

    def test_long_lines_are_left_alone(self) -> None:
        lines = split_lines(f"{PROSE * 3}\n{PROSE}\n{PROSE}\n{PROSE}")
        assert unwrap(lines) == lines

    def test_a_poem_is_left_alone(self) -> None:
        lines = split_lines("Roses are red\nViolets are blue\nAnchors are lost\nAnd ferries are too\n")
        assert unwrap(lines) == lines


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry is in the harbour and it has not left.", "en"),
        ("Das Schiff ist im Hafen und es ist nicht ausgelaufen.", "de"),
        ("Le bateau est dans le port et il ne part pas avec les autres.", "fr"),
        ("El barco está en el puerto y no sale con los otros.", "es"),
        ("O barco está no porto e não sai com os outros.", "pt"),
        ("Судно стоит в порту и не выходит в море.", "ru"),
        ("渡轮停在港口，没有离开。", "zh"),
        ("フェリーは港にいます。", "ja"),
        ("페리는 항구에 있다.", "ko"),
        ("", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert guess_language(text) == language


class TestHeadline:
    def headline(self, text: str) -> str:
        article = read_bytes(text.encode(), "notes/a.txt")
        assert isinstance(article, Article)
        return article.headline

    def test_the_title(self) -> None:
        assert self.headline(f"The lost anchor\n\n{PROSE}") == "The lost anchor"

    def test_else_the_first_sentence_without_its_dateline(self) -> None:
        assert self.headline(f"HULL - {PROSE} It was not found.") == PROSE

    def test_else_the_source(self) -> None:
        assert self.headline("Sign in") == "notes/a.txt"
