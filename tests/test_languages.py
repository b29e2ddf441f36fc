"""News in other languages than English: which it is, its sentences and words, and summaries by every method."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from readings import read_bytes

from articles.article import Article
from articles.language import guess_language
from summarize import Document, Length, rank, summarize
from summarize.languages import RULED, rules_of
from summarize.languages.others import NAMES
from summarize.methods import BUILT_IN
from summarize.stop_words import of_language
from summarize.words import content_stems, stemmer, tokens


class Told(NamedTuple):
    """An article made up for the tests, with the sentences that are expected."""

    title: str
    text: str
    sentences: list[str]


def told(file: Path) -> Told:
    title, *blocks = file.read_text(encoding="utf-8").replace("~", "\u00a0").strip().split("\n\n")
    paragraphs = [block.split("\n") for block in blocks]
    return Told(title, "\n\n".join(map(" ".join, paragraphs)), [line for lines in paragraphs for line in lines])


ARTICLES = {file.stem: told(file) for file in (Path(__file__).parent / "data" / "languages").glob("*.txt")}
OTHERS = {
    "pl": "Port w Gdyni zostanie zamknięty, poinformował urząd. Nikt nie pytał rybaków o zdanie. To jest źle.",
    "ja": "港は今年の冬に閉鎖されると市が発表した。漁師は北の港で水揚げしなければならない。工事費は4億円だ。",
    "zh": "市政府宣布，港口将于今年冬天关闭。渔民必须在北方的港口卸货。工程将耗资四百五十万元。",
    "ar": "أعلنت البلدية أن الميناء سيغلق هذا الشتاء. هل سيدفع أحد ثمن الوقود؟ لم يستشر أحد الصيادين.",
    "ru": "Порт закроют этой зимой, сообщила мэрия. Работы обойдутся в 4,5 млн рублей. Рыбаков никто не спросил.",
    "sv": "Hamnen stängs i vinter, meddelade kommunen. Fiskarna har inte tillfrågats. Arbetet är dyrt och tar tid.",
    "fi": "Satama suljetaan talvella, kaupunki kertoi. Kalastajat eivät ole saaneet tietoa. Työ on kallis ja pitkä.",
    "el": "Το λιμάνι θα κλείσει τον χειμώνα. Κανείς δεν ρώτησε τους ψαράδες. Το έργο είναι ακριβό.",
    "ko": "시는 올겨울 항구를 폐쇄한다고 발표했다. 어민은 북쪽 항구로 가야 한다. 공사비는 45억 원이다.",
}


@pytest.mark.parametrize("code", ARTICLES)
class TestRuled:
    def test_the_language_is_found_in_the_article_its_headline_and_most_sentences(self, code: str) -> None:
        article = ARTICLES[code]
        assert guess_language(article.text) == guess_language(article.title) == code
        assert sum(guess_language(one) == code for one in article.sentences) >= 0.85 * len(article.sentences)

    def test_every_sentence_is_found(self, code: str) -> None:
        text = ARTICLES[code].text
        found = Document.from_text(text, language=code).sentences
        assert [text[s.start : s.end] for s in found] == ARTICLES[code].sentences

    @pytest.mark.parametrize("method", BUILT_IN)
    def test_three_whole_sentences_by_every_method(self, code: str, method: str) -> None:
        article = ARTICLES[code]
        summary = summarize(Document.from_text(article.text, article.title, code), method)
        assert (summary.method, summary.notices) == (method, ())
        assert len(summary.sentences) == 3
        assert {sentence.text for sentence in summary.sentences} <= set(article.sentences)

    def test_the_lead_opens_as_the_article_does(self, code: str) -> None:
        """What no English sentence begins with may well begin one here: "O porto", "I lavori"."""
        article = ARTICLES[code]
        summary = summarize(Document.from_text(article.text, article.title, code), "lead", Length(sentences=2))
        assert [sentence.text for sentence in summary.sentences] == article.sentences[:2]

    def test_a_scrape_is_read_in_its_language(self, code: str) -> None:
        title, text, _ = ARTICLES[code]
        article = read_bytes(f"{title}\n\n{text}".encode(), "scrape.txt")
        assert isinstance(article, Article)
        assert (article.language, article.title, article.text) == (code, title, text)

    def test_stop_words_are_no_content(self, code: str) -> None:
        rules = rules_of(code)
        assert rules
        assert len(rules.stop_words) > 200
        words = tokens(ARTICLES[code].text)
        share = sum(word in rules.stop_words for word in words) / len(words)
        assert 0.25 < share < 0.6


@pytest.mark.parametrize("code", OTHERS)
class TestWithoutRules:
    def test_the_language_is_found(self, code: str) -> None:
        assert guess_language(OTHERS[code]) == code

    @pytest.mark.parametrize("method", BUILT_IN)
    def test_there_is_a_summary_and_a_notice(self, code: str, method: str) -> None:
        document = Document.from_text(OTHERS[code], language=code)
        assert len(document.sentences) == 3
        summary = summarize(document, method, Length(sentences=1))
        assert len(summary.sentences) == 1
        assert summary.notices[-1] == (f"no rules for {NAMES[code]}: sentences and words are taken as they come")


class TestMixed:
    def test_the_greater_part_of_a_bilingual_article_tells(self) -> None:
        french, english = ARTICLES["fr"].text, "“We had no choice but to close it,” the mayor said to the reporters. "
        assert guess_language(english + french + english) == "fr"
        assert guess_language(english * 20 + ARTICLES["fr"].sentences[0]) == "en"

    def test_what_several_languages_have_tells_less(self) -> None:
        assert guess_language("Een kade is in één nacht 12 cm") == "nl"
        assert guess_language("Man charged in Laval fire") == "en"

    def test_names_do_not_make_a_language(self) -> None:
        text = "François Müller of São Paulo and José Nuñez of the Société générale said that they were not asked."
        assert guess_language(text) == "en"

    def test_where_nothing_tells_it_is_english(self) -> None:
        assert guess_language("") == guess_language("12 345") == guess_language("Xyzzy") == "en"


class TestWords:
    @pytest.mark.parametrize(
        ("code", "text", "content"),
        [
            ("fr", "Aujourd’hui, l’école et d’autres qu’il a", ["école"]),
            ("it", "L’acqua dell’isola", ["acqua", "isola"]),
            ("en", "O’Brien doesn’t", ["o'brien", "doesn't"]),
            ("nl", "De school van Anna", ["school", "anna"]),
        ],
    )
    def test_shrunken_words_and_stop_words_are_left_out(self, code: str, text: str, content: list[str]) -> None:
        assert content_stems(tokens(text), code, str) == content

    def test_stems_are_those_of_the_language(self) -> None:
        assert stemmer("fr")("écoles") == stemmer("fr")("école")
        assert stemmer("es")("puertos") == stemmer("es")("puerto")

    def test_letters_of_scripts_without_blanks_are_words(self) -> None:
        assert tokens("港は3つ。iPhoneも") == ["港", "は", "3", "つ", "iphone", "も"]

    def test_sumy_lends_its_stop_words_where_there_are_none_of_ours(self) -> None:
        assert "jest" in of_language("pl")
        assert of_language("fi") == of_language("xx") == frozenset()


@pytest.mark.parametrize("code", RULED)
def test_lists_are_in_lower_case_and_without_full_stops(code: str) -> None:
    rules = rules_of(code)
    assert rules
    listed = rules.stop_words | rules.leading | rules.abbreviations | rules.elisions
    assert {word for word in listed if word != word.lower() or word.endswith(".")} == set()


def test_a_language_without_a_name_is_said_by_its_code() -> None:
    ranking = rank(Document.from_text("Lorem ipsum dolor sit amet.", language="xx"))
    assert ranking.notices == ("no rules for the language 'xx': sentences and words are taken as they come",)
