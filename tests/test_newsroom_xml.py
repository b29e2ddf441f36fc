"""Items of agencies in XML become articles: NITF, NewsML-G2 and 1, and XML of no known vocabulary."""

from __future__ import annotations

import pytest
from readings import read_bytes

from articles import reading
from articles.article import Article
from articles.reading import Unreadable
from articles.reading.formats import format_of

FIRST = "PORT ELLERY (QNA) - Dockers walked out on Monday after talks about shifts broke down."
SECOND = "Their union says that four hundred members joined the strike by noon."

NITF = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf baselang="en-GB"><head><title>quay-strike</title>
<tobject><tobject.subject tobject.subject.refnum="09005000" tobject.subject.matter="Strikes"/></tobject>
<docdata management-status="usable"><date.issue norm="20130304T111413+0100"/><date.release norm="20130304T180000+0100"/>
<ed-msg info="Corrects the number of members."/><key-list><keyword key="docks"/></key-list></docdata>
<revision-history norm="20130304T130000+0100"/></head>
<body><body.head><hedline><hl1>Cranes stand still</hl1><hl2>Talks about shifts broke down</hl2></hedline>
<note><body.content><p>A note that is no body.</p></body.content></note>
<byline>By <person>Ann Lee</person><byttl>Quay News Agency</byttl></byline>
<distributor><org>Quay News Agency</org></distributor></body.head>
<body.content><p>{FIRST}</p><hl2>The vote</hl2><p>{SECOND}</p>
<ul><li>Café closed</li></ul>
<table><tr><th>Ships</th><th>Crews</th></tr><tr><td>12</td><td>300</td></tr></table>
<media media-type="image"><media-reference source="crane.jpg"/><media-caption>A crane at rest.</media-caption></media>
<p>QNA ab cd</p></body.content><body.end><tagline>Bo Day contributed to this report.</tagline></body.end></body></nitf>
"""


def newsml_g2(*items: str) -> str:
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{"".join(items)}</itemSet></newsMessage>'


def item(kind: str = "text", content: str = f"<p>{FIRST}</p><p>{SECOND}</p>", guid: str = "urn:newsml:quay:1") -> str:
    return f"""<newsItem guid="{guid}" xml:lang="fi-FI"><itemMeta><itemClass qcode="ninat:{kind}"/>
    <provider literal="QNA"/><versionCreated>2013-03-04T13:00:00Z</versionCreated>
    <firstCreated>2013-03-04T11:14:13.000Z</firstCreated><embargoed>2013-03-05T06:00:00Z</embargoed>
    <pubStatus qcode="stat:canceled"/><edNote role="x:private">Not for you.</edNote></itemMeta>
    <contentMeta><headline>Cranes stand still</headline><by>By ANN LEE</by><creditline>QNA–</creditline>
    <description role="drol:summary">Talks about shifts broke down.</description>
    <subject type="cpnat:abstract" qcode="x:9"><name>Docks</name></subject>
    <subject type="cpnat:geoArea" qcode="x:8"><name>Ellery</name></subject>
    <subject qcode="subj:09005000"/></contentMeta>
    <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{content}</body></html></inlineXML>
    </contentSet></newsItem>"""


def read(text: str | bytes) -> Article:
    found = read_bytes(text if isinstance(text, bytes) else text.encode(), "story.xml")
    assert isinstance(found, Article), found
    return found


def reason(text: str) -> str:
    found = read_bytes(text.encode(), "story.xml")
    assert isinstance(found, Unreadable)
    return found.reason


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(p.kind, article.text[p.start : p.end]) for p in article.paragraphs]


def test_nitf_tells_its_head() -> None:
    article = read(NITF)
    assert (article.title, article.deck) == ("Cranes stand still", "Talks about shifts broke down")
    assert (article.byline, article.place, article.publisher) == ("Ann Lee", "PORT ELLERY", "Quay News Agency")
    assert (article.published, article.updated) == ("2013-03-04T11:14:13+01:00", "2013-03-04T13:00:00+01:00")
    assert article.categories == ("Strikes", "labour", "docks")
    assert article.language == "en"
    assert article.notices == (
        "Not for publication before 2013-03-04T18:00:00+01:00.",
        "Note of the agency: Corrects the number of members.",
    )


def test_nitf_keeps_the_kinds_of_its_paragraphs() -> None:
    article = read(NITF)
    assert kinds(article) == [
        ("paragraph", FIRST),
        ("subhead", "The vote"),
        ("paragraph", SECOND),
        ("list_item", "Café closed"),
        ("list_item", "Ships | Crews"),
        ("list_item", "12 | 300"),
        ("caption", "A crane at rest."),
        ("credit", "Bo Day contributed to this report."),
    ]


def test_the_initials_of_a_desk_at_the_end_are_dropped() -> None:
    assert [(one.text, one.reason) for one in read(NITF).dropped] == [("QNA ab cd", "desk signature")]


def test_breaks_end_full_lines_or_paragraphs() -> None:
    full = "Dockers in Port Ellery walked out on Monday after talks<br/>about shifts broke down."
    body = f"<p>{full}</p><p>Ships: 12<br/>Crews: 300</p><p>One.<br/><br/>Two.</p><pre>North 1\nSouth 2</pre>"
    article = read(f"<nitf><body><body.content>{body}</body.content></body></nitf>")
    assert article.text.split("\n\n") == [
        "Dockers in Port Ellery walked out on Monday after talks about shifts broke down.",
        "Ships: 12", "Crews: 300", "One.", "Two.", "North 1", "South 2",
    ]  # fmt: skip


def test_markup_that_came_as_text_is_taken_off() -> None:
    body = (
        "<p>Four&lt;dash&gt;-&lt;/dash&gt;five ships &amp;quot;wait&amp;quot; and 3 &lt; 5.</p>"
        "<p>&lt;script src='x'&gt;&lt;/script&gt;</p>"
    )
    article = read(f"<nitf><body><body.content>{body}</body.content></body></nitf>")
    assert article.text == 'Four-five ships "wait" and 3 < 5.'
    assert [one.reason for one in article.dropped] == ["embedded code"]


def test_newsml_g2_tells_its_head() -> None:
    article = read(newsml_g2(item()))
    assert (article.title, article.deck) == ("Cranes stand still", "Talks about shifts broke down.")
    assert (article.byline, article.place, article.publisher, article.credit) == (
        "Ann Lee",
        "PORT ELLERY",
        "QNA",
        "QNA",
    )
    assert (article.published, article.updated) == ("2013-03-04T11:14:13+00:00", "2013-03-04T13:00:00+00:00")
    assert (article.categories, article.language) == (("Docks", "labour"), "fi")
    assert article.notices == (
        "The publisher took this item back (canceled).",
        "Not for publication before 2013-03-05T06:00:00+00:00.",
    )
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_every_item_of_a_message_is_told() -> None:
    package = (
        '<packageItem guid="p"><contentMeta><headline>Top</headline></contentMeta><itemRef residref="a"/></packageItem>'
    )
    data = newsml_g2(item(), item("picture"), item(guid="2"), package).encode()
    found = list(reading.read_bytes(data, "message.xml"))
    assert [one.source if isinstance(one, Article) else one.reason for one in found] == [
        "urn:newsml:quay:1",
        "a picture (“Cranes stand still”): no story to read",
        "message.xml#2",
        "a package of other items (“Top”): it names 1 items and holds none",
    ]


def test_an_item_may_hold_nitf_or_plain_text() -> None:
    start, end = "<html", "</html>"
    whole = newsml_g2(item())
    before, _, rest = whole.partition(start)
    after = rest.partition(end)[2]
    nitf = NITF[NITF.index("<nitf") :].replace("<nitf ", '<nitf xmlns="" ')
    assert read(before + nitf + after).byline == "Ann Lee"
    plain = f"{before}{FIRST}\n\n{SECOND}{after}".replace("inlineXML", "inlineData")
    assert read(plain).text == f"{FIRST}\n\n{SECOND}"


def test_an_item_whose_text_is_elsewhere_is_told() -> None:
    remote = '<newsItem guid="a"><headline>Far</headline><remoteContent href="https://quay.example/1"/></newsItem>'
    assert reason(remote) == "an item in NewsML-G2 (“Far”): its text is at https://quay.example/1"


NEWSML = f"""<NewsML><NewsEnvelope><DateAndTime>20240710T130037Z</DateAndTime></NewsEnvelope><NewsItem>
<NewsManagement><FirstCreated>20240710T125902Z</FirstCreated><ThisRevisionCreated>20240710T125902Z</ThisRevisionCreated>
</NewsManagement><NewsComponent><NewsLines><HeadLine>Cranes stand still</HeadLine><ByLine>Ann Lee</ByLine>
<DateLine>Port Ellery, 10 July 2024 (QNA)</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="QNA"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="fr"/><SubjectCode><SubjectMatter FormalName="09005000"/></SubjectCode>
</DescriptiveMetadata><NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent>
<p>{FIRST}</p><p>{SECOND}</p></DataContent></ContentItem></NewsComponent>
<NewsComponent><NewsLines><HeadLine>A crane</HeadLine></NewsLines>
<ContentItem><MediaType FormalName="Photo"/></ContentItem><ContentItem><DataContent>A crane at rest.</DataContent>
</ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"""


def test_newsml_1_tells_its_head_and_leaves_captions_to_their_pictures() -> None:
    article = read(NEWSML)
    assert (article.title, article.byline, article.place) == ("Cranes stand still", "Ann Lee", "Port Ellery")
    assert (article.published, article.updated) == ("2024-07-10T12:59:02+00:00", None)
    assert (article.publisher, article.language, article.categories) == ("QNA", "fr", ("labour",))
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_a_picture_in_newsml_1_is_told() -> None:
    lines = "<NewsLines><HeadLine>A crane</HeadLine></NewsLines>"
    picture = f"<NewsComponent>{lines}<ContentItem><MediaType FormalName='Photo'/></ContentItem></NewsComponent>"
    assert reason(f"<NewsML><NewsItem>{picture}</NewsItem></NewsML>") == "a picture (“A crane”): no story to read"


def test_stories_in_unknown_xml_are_told_by_the_names_of_elements() -> None:
    story = (
        "<News><ID>{n}</ID><Publish-Date>2018-02-01T18:44:52.973</Publish-Date><head_line>{title}</head_line>"
        "<section>Docks</section><content>&lt;p&gt;Ships wait.&lt;/p&gt;&lt;p&gt;Crews too.&lt;/p&gt;</content></News>"
    ).replace("head_line", "headline")
    xml = f"<?xml version='1.0'?><list>{story.format(n=1, title='One')}{story.format(n=2, title='Two')}</list>"
    found = [one for one in reading.read_bytes(xml.encode(), "list.xml") if isinstance(one, Article)]
    assert [(one.title, one.source) for one in found] == [("One", "list.xml#1"), ("Two", "list.xml#2")]
    assert (found[0].published, found[0].categories) == ("2018-02-01T18:44:52", ("Docks",))
    assert found[0].text == "Ships wait.\n\nCrews too."


def test_the_paragraphs_of_unknown_xml_are_not_lost() -> None:
    paragraphs = f"<para>{FIRST}</para><para>{SECOND}</para>" * 2
    assert read(f"<?xml version='1.0'?><doc><title>Cranes</title>{paragraphs}</doc>").text.count(SECOND) == 2
    assert reason("<?xml version='1.0'?><list><id>1</id></list>").startswith("an XML document (<list>)")


def test_entities_are_characters_and_nothing_is_fetched() -> None:
    bomb = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    article = read(f"{bomb}<nitf><body><body.content><p>Caf&eacute;&nbsp;&b;&c;open.</p></body.content></body></nitf>")
    assert article.text == "Café open."


def test_utf_8_is_read_as_that_whatever_the_document_says() -> None:
    assert "Café closed" in read(NITF.encode()).text
    assert "Café closed" in read(NITF.encode("latin-1")).text


@pytest.mark.parametrize("cut", range(20, len(NITF), 97))
def test_a_document_that_is_cut_short_fails_in_no_way(cut: int) -> None:
    for found in reading.read_bytes(NITF[:cut].encode(), "story.xml"):
        assert isinstance(found, Article) or not found.reason.startswith("could not")


def test_elements_within_elements_take_no_long_time() -> None:
    deep = "<NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines>" * 500
    xml = f"<NewsML><NewsItem>{deep}<ContentItem><DataContent>Ships wait.</DataContent></ContentItem>"
    assert read(xml).text == "Ships wait."
    assert read(f"<nitf><body><body.content>{'<block>' * 1500}<p>Ships wait.</p>").text == "Ships wait."


@pytest.mark.parametrize(
    "page",
    [
        "<?xml version='1.0'?><html xmlns='x'><body/></html>",
        "<!DOCTYPE html><head><title>Cranes</title></head><p>Ships wait.",
        "<div><p>Ships wait.</p></div>",
    ],
)
def test_a_page_is_left_to_the_reader_of_pages(page: str) -> None:
    assert format_of(page.encode(), "page.html").name == "web page"
