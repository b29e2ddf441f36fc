"""WordPress exports (WXR): the posts of a blog."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, cast

from articles.reading.containers import Found
from articles.reading.containers.opened import Opened
from articles.reading.part import ROW, Part
from articles.reading.piece import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

NO_POSTS = frozenset(
    """attachment page nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block
    wp_template wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face""".split()
)
"""What WordPress keeps besides posts; any other type is one that the blog made for its articles."""

MAX_OFFSET = timedelta(hours=14)

_CAPTION = re.compile(r"\[(/?)(?:wp_)?caption\b[^\[\]]{0,2000}\]")
_SHORTCODE = re.compile(r"\[/[a-z][\w-]{1,40}\]|\[[a-z][\w-]{1,40}\s[^\[\]=]{0,200}=[^\[\]]{0,2000}\]|\[gallery\]")
_PARAGRAPHS = re.compile(r"\n[ \t\r]{0,99}\n")


def split(opened: Opened) -> Found:
    """The published posts of a blog, each known by its address; for all else that it holds a line each."""
    from lxml import etree

    tags = tuple(f"{{*}}{name}" for name in ("item", "author", "title", "language"))
    walk = etree.iterparse(
        cast(Any, opened.file), tag=tags, recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    blog: dict[str, str] = {}
    authors: dict[str, str] = {}
    for _, element in walk:
        name = etree.QName(element).localname
        if name == "item":
            yield _entry(element, opened.source, blog, authors)
            _forget(element)
        elif name == "author":
            authors[_text(element, "author_login")] = _text(element, "author_display_name")
        elif element.getparent() is not None and etree.QName(element.getparent()).localname == "channel":
            blog[name] = (element.text or "").strip()
    broken = next((entry for entry in walk.error_log if entry.level >= etree.ErrorLevels.FATAL), None)
    if broken is not None:
        reason = f"the XML is broken or cut at line {broken.line}: what stands there may be missing"
        yield Unreadable(opened.source, reason)


def _forget(element: _Element) -> None:
    """Free an entry, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _text(element: _Element, name: str) -> str:
    """The text of the first child of this name, in whatever namespace."""
    found = next(element.iterchildren(f"{{*}}{name}"), None)
    return (found.text or "").strip() if found is not None else ""


def _entry(item: _Element, source: str, blog: dict[str, str], authors: dict[str, str]) -> Part | Unreadable:
    kind, status = _text(item, "post_type") or "post", _text(item, "status") or "publish"
    place = f"{source}#post {_text(item, 'post_id') or item.sourceline}"
    if kind in NO_POSTS or status not in ("publish", "private"):
        what = kind.removeprefix("wp_").replace("_", " ")
        return Unreadable(place, f"a WordPress {what} ({status}), not a published post: {_text(item, 'title')[:80]}")
    link = _text(item, "link") or _text(item, "guid")
    text = next((x.text or "" for x in item.iterchildren("{*}encoded") if "content" in str(x.tag)), "")
    if not text.strip():
        return Unreadable(place, f"a WordPress post without words: {_text(item, 'title')[:80]}")
    author = _text(item, "creator")
    told = {
        "title": _text(item, "title"),
        "text": _as_html(text),
        "published": _published(item),
        "byline": authors.get(author) or author,
        "publisher": blog.get("title"),
        "language": blog.get("language"),
        "link": link,
        "categories": [x.text for x in item.iterchildren("{*}category") if x.text and x.text != "Uncategorized"],
        "html": True,
    }
    return Part(link or place, json.dumps(told, ensure_ascii=False).encode(), ROW)


def _as_html(text: str) -> str:
    """What WordPress makes of a post: blank lines part paragraphs, and square brackets are instructions."""
    text = _CAPTION.sub(lambda found: "</figcaption>" if found[1] else "<figcaption>", text)
    return _PARAGRAPHS.sub("\n<p>\n", _SHORTCODE.sub("", text))


def _published(item: _Element) -> str:
    """The blog's own time with its offset from UTC, or the time that feeds tell."""
    with suppress(ValueError, TypeError):  # "0000-00-00 00:00:00" where nobody set it
        local, utc = (datetime.fromisoformat(_text(item, name)) for name in ("post_date", "post_date_gmt"))
        offset = local - utc
        if local.tzinfo is None and abs(offset) <= MAX_OFFSET and not offset % timedelta(minutes=15):
            return local.replace(tzinfo=timezone(offset) if offset else UTC).isoformat()
    return _text(item, "pubDate")
