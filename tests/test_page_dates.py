"""The dates of web pages: which evidence is believed, and what is no date of the page."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from lxml import html

from articles.dates import Dates
from articles.page_dates import dates_of

PROSE = "<p>The tram will run along the river again, as the council said.</p>"


def page(body: str = "", head: str = "", lang: str = "en-GB") -> html.HtmlElement:
    return html.document_fromstring(f'<html lang="{lang}"><head>{head}</head><body>{body}{PROSE}</body></html>')


def described(*things: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(things)}</script>'


def meta(**told: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in told.items())


ARTICLE = {
    "@type": "NewsArticle",
    "datePublished": "2014-01-24T04:31:00-05:00",
    "dateModified": "2014-01-25T08:00:00-05:00",
}


class TestJsonLd:
    def test_both_dates_with_time_and_offset(self) -> None:
        assert dates_of(page(head=described(ARTICLE)), None) == Dates(
            "2014-01-24T04:31:00-05:00", "2014-01-25T08:00:00-05:00"
        )

    def test_it_comes_before_meta_elements(self) -> None:
        head = meta(article__published_time="2013-03-03") + described(ARTICLE)
        assert dates_of(page(head=head), None).published == "2014-01-24T04:31:00-05:00"

    def test_the_article_comes_before_the_page_and_what_is_only_mentioned(self) -> None:
        site = {"@type": "WebPage", "datePublished": "2010-01-01"}
        film = {"@type": "VideoObject", "uploadDate": "2009-09-09", "datePublished": "2009-09-09"}
        for things in ([film, site, ARTICLE], [{"@graph": [film, site, ARTICLE]}]):
            assert dates_of(page(head=described(*things)), None).published == "2014-01-24T04:31:00-05:00"

    def test_the_date_of_a_comment_is_none_of_the_article(self) -> None:
        comment = {"@type": "Comment", "datePublished": "2020-02-02"}
        head = described({"@type": "Article", "comment": [comment]})
        assert dates_of(page("<h1>The tram</h1><p>24 January 2014</p>", head), None).published == "2014-01-24"

    def test_types_and_addresses_of_types_in_lists(self) -> None:
        thing = {"@type": ["https://schema.org/NewsArticle", "Thing"], "datePublished": "2014-01-24"}
        assert dates_of(page(head=described(thing)), None).published == "2014-01-24"

    @pytest.mark.parametrize(
        "text",
        [
            '//<![CDATA[\n{"@type": "Article", "datePublished": "2014-01-24"}\n//]]>',
            '{"@type": "Article", "headline": "Tram\nagain", "datePublished": "2014-01-24"}',
            '{"@type": "Article", "headline": "The "tram"", "datePublished": "2014-01-24", }',
        ],
        ids=["in a frame", "a line end within a string", "no JSON at all"],
    )
    def test_faults_that_publishers_make(self, text: str) -> None:
        head = f'<script type="application/ld+json">{text}</script>' + meta(article__published_time="2013-03-03")
        assert dates_of(page(head=head), None).published == "2014-01-24"

    def test_midnight_is_no_time_of_day(self) -> None:
        thing = {"@type": "Article", "datePublished": "2014-01-24T00:00:00Z"}
        assert dates_of(page(head=described(thing)), None).published == "2014-01-24"

    @pytest.mark.parametrize("told", ["1970-01-01", (date.today() + timedelta(days=400)).isoformat(), "soon", "", 7])
    def test_what_cannot_be_is_passed_over(self, told: Any) -> None:
        head = described({"@type": "Article", "datePublished": told}) + meta(article__published_time="2013-03-03")
        assert dates_of(page(head=head), None).published == "2013-03-03"


class TestMeta:
    @pytest.mark.parametrize(
        ("told", "published"),
        [
            ("2013-03-03T09:30:00+0200", "2013-03-03T09:30:00+02:00"),
            ("2013-03-03 09:30:15.123", "2013-03-03T09:30:15"),
            ("2013-03-03 09:30:15 +02:00", "2013-03-03T09:30:15+02:00"),
            ("Sun, 03 Mar 2013 09:30:00 GMT", "2013-03-03T09:30:00+00:00"),
            ("20130303", "2013-03-03"),
            ("1362303000", "2013-03-03T09:30:00+00:00"),
            ("3 March 2013", "2013-03-03"),
            ("03/04/2013", "2013-04-03"),
        ],
    )
    def test_the_ways_to_write_a_date(self, told: str, published: str) -> None:
        assert dates_of(page(head=meta(article__published_time=told)), None).published == published

    def test_the_name_decides_not_the_place(self) -> None:
        head = '<meta name="date" content="2012-02-02"><meta name="parsely-pub-date" content="2013-03-03">'
        assert dates_of(page(head=head), None).published == "2013-03-03"

    def test_an_update_stays_an_update(self) -> None:
        assert dates_of(page(head=meta(article__modified_time="2013-03-03")), None) == Dates(None, "2013-03-03")

    def test_an_update_that_is_not_later_tells_nothing(self) -> None:
        head = meta(article__published_time="2013-03-03T09:30:00Z", article__modified_time="2013-03-03T10:30:00+01:00")
        assert dates_of(page(head=head), None) == Dates("2013-03-03T09:30:00+00:00", None)


class TestMicrodata:
    def test_what_elements_are_marked_up_with(self) -> None:
        body = '<span itemprop="datePublished" content="2013-03-03T09:30:00+01:00">a while ago</span>'
        assert dates_of(page(body), None).published == "2013-03-03T09:30:00+01:00"

    def test_comments_have_their_own(self) -> None:
        body = (
            '<div itemprop="comment"><time itemprop="datePublished" datetime="2020-02-02">then</time></div>'
            '<div class="comment-list"><meta itemprop="datePublished" content="2020-02-02"></div>'
            '<p itemprop="datePublished">3 March 2013</p>'
        )
        assert dates_of(page(body), None).published == "2013-03-03"


class TestAddress:
    @pytest.mark.parametrize(
        ("path", "published"),
        [
            ("2019/04/03/tram", "2019-04-03"),
            ("2019/4/3/tram", "2019-04-03"),
            ("news/2019-04-03-tram", "2019-04-03"),
            ("news/20190403/tram", "2019-04-03"),
            ("2019/10/3-questions", None),
            ("2019/13/03/tram", None),
            ("id/12019040312", None),
        ],
    )
    def test_the_day_in_the_path(self, path: str, published: str | None) -> None:
        assert dates_of(page(), f"https://example.org/{path}").published == published

    def test_the_page_may_tell_its_address(self) -> None:
        head = '<link rel="canonical" href="https://example.org/2019/04/03/tram">'
        assert dates_of(page(head=head), None).published == "2019-04-03"

    def test_the_publishers_day_wins_over_the_day_in_utc(self) -> None:
        head = meta(article__published_time="2023-11-09T04:56:00+00:00")
        body = "<h1>The tram is back</h1><p>Published: November 8, 2023 at 11:56 p.m.</p>"
        where = "https://example.org/2023/11/08/tram"
        assert dates_of(page(head=head), where).published == "2023-11-08"
        assert dates_of(page(body, head), where).published == "2023-11-08T23:56:00"

    def test_a_day_that_no_zone_makes_right_does_not(self) -> None:
        head = meta(article__published_time="2023-11-09T20:00:00+00:00")
        assert dates_of(page(head=head), "https://example.org/2023/11/08/tram").published == "2023-11-09T20:00:00+00:00"


class TestVisibleLines:
    TITLE = "<title>The tram is back | Example News</title>"

    def test_the_line_by_the_headline_not_one_in_a_menu_or_a_list(self) -> None:
        body = (
            "<div>Monday, 20 May 2019</div><nav><ul><li>1 May 2019</li></ul></nav>"
            + "<p>About us</p>" * 8
            + "<h1>The tram is back</h1><div><span>By Jane Doe</span> <span>3 April 2019, 09:30</span></div>"
            + PROSE * 9
            + "<aside><p>2 May 2019</p></aside><ul class='related'><li>4 May 2019</li></ul><p>© 2020 Example</p>"
        )
        assert dates_of(page(body, self.TITLE), None).published == "2019-04-03T09:30:00"

    @pytest.mark.parametrize(
        "beside", ["<aside>{}</aside>", "<div class='comments'>{}</div>", "<ul id='related'>{}</ul>"]
    )
    def test_what_stands_beside_the_article_is_passed_over(self, beside: str) -> None:
        body = "<h1>The tram is back</h1>" + PROSE * 6 + beside.format("<li>2 May 2019</li>")
        assert dates_of(page(body + "<p>Published: 3 April 2019</p>", self.TITLE), None).published == "2019-04-03"

    def test_right_under_the_headline_nothing_is_beside_the_article(self) -> None:
        body = "<h1>The tram is back</h1><aside>3 April 2019</aside>" + PROSE * 6 + "<p>2 May 2019</p>"
        assert dates_of(page(body, self.TITLE), None).published == "2019-04-03"

    def test_the_line_above_the_headline(self) -> None:
        body = "<p>3 April 2019</p><h1>The tram is back</h1>"
        assert dates_of(page(body, self.TITLE), None).published == "2019-04-03"

    def test_the_headline_may_be_no_heading(self) -> None:
        body = "<h1>Example News</h1>" + "<p>Menu</p>" * 30 + "<div>The tram is back</div><p>3 April 2019</p>"
        assert dates_of(page(body, self.TITLE), None).published == "2019-04-03"

    def test_the_time_element_tells_more_exactly(self) -> None:
        body = (
            "<h1>The tram is back</h1><p><time datetime='2019-04-03T09:30:15+02:00'>3 April 2019</time>, updated "
            "<time datetime='2019-04-05T10:00:00+02:00'>5 April 2019</time></p>"
        )
        assert dates_of(page(body, self.TITLE), None) == Dates("2019-04-03T09:30:15+02:00", "2019-04-05T10:00:00+02:00")

    def test_a_time_element_that_shows_how_long_ago(self) -> None:
        body = "<h1>The tram is back</h1><time datetime='2019-04-03T09:30:15+02:00'>two hours ago</time>"
        assert dates_of(page(body, self.TITLE), None).published == "2019-04-03T09:30:15+02:00"

    def test_a_line_that_says_what_it_is_may_stand_under_the_text(self) -> None:
        body = "<h1>The tram is back</h1>" + PROSE * 40 + "<footer>Last modified: 5 April 2019</footer>"
        assert dates_of(page(body, self.TITLE), None) == Dates(None, "2019-04-05")

    def test_the_other_dates_of_the_page_tell_which_number_is_the_day(self) -> None:
        body = "<h1>The tram is back</h1><p>03/04/2019</p>" + PROSE * 30
        assert dates_of(page(body + "<p>04/17/2019</p>", self.TITLE, "en"), None).published == "2019-03-04"
        assert dates_of(page(body + "<p>17/04/2019</p>", self.TITLE, "en"), None).published == "2019-04-03"

    def test_without_a_language_that_of_the_text_counts(self) -> None:
        body = "<h1>Die Bahn ist wieder da</h1><p>03/04/2019</p>"
        text = "Die Bahn fährt wieder am Fluss entlang, und das ist für die Stadt nicht nur ein Fest."
        assert dates_of(page(body, lang=""), None, text).published == "2019-04-03"


def test_a_bare_year_is_no_date() -> None:
    assert dates_of(page("<h1>The tram is back</h1><footer>© 2019 Example News</footer>"), None) == Dates(None, None)


def test_a_page_without_anything() -> None:
    assert dates_of(html.document_fromstring("<p>The tram.</p>"), "https://example.org/") == Dates(None, None)


@pytest.mark.parametrize(
    "source",
    [
        "<span itemprop=datePublished>" * 3000,
        "<div class=comment>" * 3000,
        "<title>tram</title>" + "<h1>tram</h1><p>May</p>" * 1000,
        f"<script type='application/ld+json'>{'[' * 100_000}</script>",
        f"<script type='application/ld+json'>{'<![CDATA[' * 1000}{' ' * 10_000}</script>",
        "<p>" + "1/1/" * 10_000,
        "<!-- 3 April --><p>tram</p><?php x ?>",
    ],
    ids=["nested marks", "nested comments", "headlines", "deep JSON", "frames", "numbers", "comments"],
)
def test_hostile_pages(source: str) -> None:
    assert dates_of(html.document_fromstring(source), "https://example.org/" + "2/" * 10_000) == Dates(None, None)


def test_the_page_itself_is_not_changed() -> None:
    whole = page("<h1>The tram is back</h1><script>1</script><!-- 2 --><p>© 2019</p><form><p>3</p></form>")
    before = html.tostring(whole)
    dates_of(whole, None)
    assert html.tostring(whole) == before
