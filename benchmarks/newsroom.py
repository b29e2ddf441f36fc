"""Does every newsroom file give its article, with its own title, date and body?

    NUTGRAF_DATA=... python benchmarks/newsroom.py [--quiet] [FOLDER]

The files are the development part of the fixtures of superdesk-core (NITF, NewsML 1 and G2, ninjs, ANPA 1312, IPTC
7901, mail, agencies' own XML, pictures and sound), in FOLDER or under NUTGRAF_DATA: all of them, no seed. No peer reads
them all.

What is expected comes from the files by patterns of their own, not by the readers: of each story its headline, the
dates that it bears and the words of its body. Told for each file: how many stories were read of those expected, whether
title and date are the file's own, precision and recall of the body's words; then the shares of all stories. A picture,
a recording, a package or a list is expected to give one line that says so. WordPress exports are left out: they are no
newsroom format.

The last line is JSON: ``title``, ``date`` and ``body`` (words with precision and recall of at least .95) are shares of
the stories in percent, ``lines`` that of the other files that gave exactly one line.
"""

import argparse
import email
import html
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from email import policy
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from articles.article import Article
from articles.reading import read_paths

FOLDER = Path(os.environ.get("NUTGRAF_DATA", "/nonexistent")) / "data" / "newsroom"
LEAST = 0.95
"""Precision and recall of a body that counts as right."""


class Story(NamedTuple):
    """What a file is expected to give; ``title`` is None where the file tells none."""

    title: str | None
    dates: tuple[str, ...]
    body: str


def expected(data: bytes) -> list[Story] | None:
    """The stories of a file; none for a file that is to give a line; None for one that is not judged."""
    if b"xmlns:wp=" in data[:3000]:
        return None
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    if data[:30].lstrip(b"\x16\x00").startswith(b"\x01"):
        text = data.decode("latin-1").replace("\r", "")
        return [anpa(text) if "\x1f" in text[:60] else iptc_7901(text)]
    if start == b"<":
        return list(stories_in_xml(data))
    if start in (b"{", b"["):
        return list(stories_in_json(json.loads(data)))
    if re.match(rb"\s*[A-Z][\w-]+: ", data):
        return [mail(data)]
    return []


def stories_in_xml(data: bytes) -> Iterator[Story]:
    """By the elements of each vocabulary."""
    text = data.decode("utf-8-sig", "replace")
    root = ElementTree.fromstring(re.sub(r"^\s*<\?xml.*?\?>|<!DOCTYPE[^>]*>", "", text, flags=re.S))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    items = list(root.iter("newsItem"))
    if items:
        yield from (story for item in items for story in g2(item))
    elif root.tag == "nitf":
        yield nitf(root)
    elif root.tag == "NewsML":
        dates = [said(root, tag) for tag in ("FirstCreated", "ThisRevisionCreated", "DateAndTime")]
        yield Story(said(root, "HeadLine"), tuple(dates), said(root, "DataContent"))
    for item in root.iter("RBNews"):
        yield Story(said(item, "headline") or None, (said(item, "PublishDate"),), bare(said(item, "content")))


def nitf(root: ElementTree.Element) -> Story:
    """By the elements of NITF; the maker of a picture is none of its words."""
    dates = [e.get("norm", "") for tag in ("date.issue", "date.release", "story.date") for e in root.iter(tag)]
    body = next((e for e in root.findall("./body/body.content")), root)
    end = root.find("./body/body.end")
    hidden = " ".join(said(e, "media-producer") for e in root.iter("media"))
    words = f"{inner(body)} {inner(end) if end is not None else ''}"
    return Story(said(root, "hl1") or said(root, "title"), tuple(dates), bare(words.replace(hidden or "\0", "")))


def g2(item: ElementTree.Element) -> Iterator[Story]:
    """By the elements of NewsML-G2; only items of class text are stories."""
    item_class = item.find(".//itemClass")
    if item_class is not None and not item_class.get("qcode", "").endswith("text"):
        return
    names = ("firstCreated", "versionCreated", "contentCreated", "contentModified")
    page = item.find(".//body.content")
    content = page if page is not None else next(item.iter("body"))
    head = content.find("header")
    if head is not None:
        content.remove(head)
    dates = tuple(said(item, name) for name in names)
    title = said(item, "headline") or said(item, "title") or said(item, "h2")
    yield Story(title or None, dates, bare(inner(content)))


def stories_in_json(value: Any) -> Iterator[Story]:
    """Every object with a headline and a body that is no picture."""
    if isinstance(value, list):
        for one in value:
            yield from stories_in_json(one)
    elif isinstance(value, dict) and "headline" in value:
        bodies = [bare(value.get(name) or "") for name in ("body_html", "body_xhtml", "body_text")]
        if value.get("type") != "picture" and any(bodies):
            dates = tuple(value.get(name) or "" for name in ("firstcreated", "versioncreated"))
            yield Story(value["headline"], dates, next(filter(None, bodies)))
    elif isinstance(value, dict):
        for one in value.values():
            yield from stories_in_json(one)


def anpa(text: str) -> Story:
    """The headline is the first line set by itself under the slug that is no note, the date stands at the end."""
    body, _, end = text.partition("\x02")[2].partition("\x03")
    lines = body.split("\n")
    slug = re.sub(r"[,\d<\s]*$", "", lines[0].rpartition("^")[2])
    heads = [line[1:].rstrip("<= ") for line in lines[1:] if line.startswith("^")]
    heads = [line for line in heads if not re.match(r"AP Photo|\(?Eds:|EDITOR'S NOTE|By ", line)]
    month, day, year, clock = re.findall(r"(\d\d)-(\d\d)-(\d\d) (\d{4})", end)[0]
    title = heads[0] if lines[1].startswith("^") and heads else slug
    prose = "\n".join(line for line in lines[1:] if not line.startswith("^") and line.strip() != "END<")
    headings = "\n".join(line for line in heads if line not in (title, "Associated Press"))
    return Story(title, (f"20{year}{month}{day}{clock}",), f"{headings}\n{prose}".replace("_", " "))


def iptc_7901(text: str) -> Story:
    """The headline is the last line of those that "=" ends, by-lines and labels aside."""
    body, _, end = text.partition("\x02")[2].partition("\x03")
    heads, _, prose = body.partition("=\n")
    lines = [line for line in heads.split("\n") if line.strip() and not re.match(r"By |\(.*\)$|[A-Z]+$", line)]
    day, clock, month, year = re.findall(r"(\d\d)(\d{4}) (?:GMT )?(\w{3}) (\d\d)", end)[0]
    number = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split().index(month) + 1
    return Story(lines[-1].strip(), (f"20{year}{number:02}{day}{clock}",), prose.partition("\n# Notebook")[0])


def mail(data: bytes) -> Story:
    """The subject, the date and the plain text; where that is a form in JSON, its headline and body."""
    message = email.message_from_bytes(data.lstrip(), policy=policy.default)
    part = message.get_body(("plain",))
    text = part.get_content() if part is not None else ""
    title = str(message["subject"])
    date = str(message["date"].datetime.isoformat())
    if text.startswith("{"):
        form = json.loads(re.sub(r" \r?\n", "", text).replace("\n", "") if "\n" in text.strip() else text)
        return Story(form["Headline"][0], (date,), form["Body"][0])
    return Story(title, (date,), re.split(r"\n-- ?\r?\n", text)[0])


def said(element: ElementTree.Element, tag: str) -> str:
    """The words of the first element of this name that has some."""
    return next((text for one in element.iter(tag) if (text := " ".join("".join(one.itertext()).split()))), "")


def inner(element: ElementTree.Element) -> str:
    """All text of an element."""
    return " ".join(element.itertext())


def bare(text: str) -> str:
    """Text without the tags that are in it as text, and without entities."""
    return re.sub(r"<[^<>]*>", " ", html.unescape(html.unescape(re.sub(r"<[^<>]*>", " ", text))))


def words(text: str) -> Counter[str]:
    """The words, counted."""
    return Counter(re.findall(r"[^\W_]+", text.lower()))


def plain(text: str | None) -> str:
    """A title as far as it is compared: mail readers write its apostrophes in several ways."""
    return re.sub(r"\W+|â€™", " ", text or "").strip().lower()


def digits(date: str | None) -> str:
    """Year to minute."""
    return re.sub(r"\D", "", date or "")[:12]


def judge(story: Story, article: Article) -> dict[str, Any]:
    """An article beside the story that was expected."""
    gold, found = words(story.body), words(article.text)
    both = sum((gold & found).values())
    precision, recall = both / max(1, sum(found.values())), both / max(1, sum(gold.values()))
    return {
        "title": plain(article.title) == plain(story.title) or (not story.title and not article.title),
        "date": digits(article.published) in {digits(date) for date in story.dates} - {""},
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "body": precision >= LEAST and recall >= LEAST,
    }


def told(path: Path, totals: Counter[str]) -> str | None:
    """What a file gave, in a line, counted in the totals; None for a file that is not judged."""
    wanted = expected(path.read_bytes())
    if wanted is None:
        return None
    found = list(read_paths([str(path)]))
    stories = [one for one in found if isinstance(one, Article)]
    if not wanted:
        right = not stories and len(found) == 1
        totals.update(others=1, lines=right)
        return found[0].reason if right else f"{len(stories)} articles, expected one line"
    rows = [judge(*pair) for pair in zip(wanted, stories, strict=False)]
    totals.update(stories=len(wanted), read=len(rows) if len(stories) == len(wanted) else 0)
    for row in rows:
        totals.update({key: row[key] for key in ("title", "date", "body")})
    return f"{len(stories)} of {len(wanted)} stories " + "; ".join(map(str, rows))


def figures(folder: Path, tell: Callable[[str], object] = print) -> dict[str, float]:
    """The shares of a folder, in percent, after a line for each file."""
    totals: Counter[str] = Counter()
    for path in sorted(folder.iterdir()):
        if (line := told(path, totals)) is not None:
            tell(f"{path.name[:60]:60} {line}")
    counts = {"stories": totals["stories"], "others": totals["others"]}
    shares = {key: totals[key] / max(1, totals["stories"]) for key in ("read", "title", "date", "body")}
    shares["lines"] = totals["lines"] / max(1, totals["others"])
    return counts | {key: round(100 * share, 1) for key, share in shares.items()}


def main() -> None:
    """The lines and, last, the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--quiet", action="store_true", help="only the figures of all files")
    options = parser.parse_args()
    print(json.dumps(figures(options.folder, (lambda line: None) if options.quiet else print)))


if __name__ == "__main__":
    main()
