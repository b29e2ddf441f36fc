"""The only door for foreign text to a screen or terminal: what could command it or mislead the eye is shown or dropped.

Control characters become their visible pictures (ESC is "␛"), C1 controls and bidirectional overrides "␦", lone
surrogates and non-characters "\N{REPLACEMENT CHARACTER}"; invisible characters vanish, and a letter keeps at most four
combining marks. A joiner stays where it joins: between emoji, or letters of the scripts that need it. Cleaning is
done at the moment of display; stored text stays as it came.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from articles.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re  # takes longer to load than the first frame takes to paint: only for texts that are not plain

MARKS_KEPT = 4
"""How many combining marks one letter may carry: more than any living orthography needs."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_JOINERS = "\u200c\u200d"
# Zero-width characters, soft hyphen, fillers, direction marks, interlinear annotation, tags, rarer format characters.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
_NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_BREAKS = "\x0b\x0c\r\x85\u2028\u2029"
_CONTROLS = "\x00-\x09\x0e-\x1f\x7f-\x84\x86-\x9f"  # all but the line breaks
_EMOJI = "\U0001f000-\U0001faff\u2190-\u2bff"
_JOINING_SCRIPTS = "\u0600-\u109f\u1780-\u18af"  # Arabic to Myanmar, Khmer, Mongolian

_SUSPECT = f"[{_CONTROLS}{_BREAKS}{_INVISIBLE}{_OVERRIDES}{_NOT_CHARACTERS}{_JOINERS}{_MARKS}]"
_FIRST_MARK = "\u0300"
"""The first character that may combine with others or take no cell, or two, but for controls."""
_TYPOGRAPHY = str.maketrans("", "", "‘’‚“”„‹›–—•…★●▸▾")
_SHOWN = {"invisible": "", "newline": "\n", "tab": "    ", "substitute": "\u2426", "broken": "\ufffd"}


class SafeText(NamedTuple):
    """Cleaned text that knows where each of its characters stood before.

    ``edits`` are the stretches that changed, in order: (start, end) in the source, (start, end) in ``text``.
    """

    text: str
    edits: tuple[tuple[int, int, int, int], ...] = ()

    def to_safe(self, offset: int) -> int:
        """Where the source's character at this offset stands in ``text``; inside a changed stretch: its begin."""
        before = bisect_right(self.edits, offset, key=lambda edit: edit[0]) - 1
        if before < 0:
            return offset
        _, source_end, safe_start, safe_end = self.edits[before]
        return safe_start if offset < source_end else safe_end + offset - source_end

    def to_source(self, offset: int) -> int:
        """Where the character at this offset of ``text`` stood in the source."""
        before = bisect_right(self.edits, offset, key=lambda edit: edit[2]) - 1
        if before < 0:
            return offset
        source_start, source_end, _, safe_end = self.edits[before]
        return source_start if offset < safe_end else source_end + offset - safe_end


def safe_block(text: str) -> SafeText:
    """Text of several lines made safe: every kind of line break becomes a newline, a tab four blanks."""
    if is_plain(text) or not _suspect().search(text):
        return SafeText(text)
    pieces, edits, source, safe = [], [], 0, 0
    for found in _changed().finditer(text):
        start, end = found.span()
        shown = _shown(found)
        pieces += [text[source:start], shown]
        safe += start - source
        edits.append((start, end, safe, safe + len(shown)))
        source, safe = end, safe + len(shown)
    return SafeText("".join(pieces) + text[source:], tuple(edits))


def safe_line(text: str) -> str:
    """Text made safe on one line: line breaks, tabs and runs of blanks become one blank."""
    return " ".join(safe_block(text).text.split())


def is_plain(text: str) -> bool:
    """Whether the text is one line of Latin letters, typographic marks and signs of lists: safe, a cell a character."""
    return (text.isascii() and text.isprintable()) or _is_latin(text.translate(_TYPOGRAPHY))


def _is_latin(text: str) -> bool:
    return text.isprintable() and max(text, default="") < _FIRST_MARK


@cache
def _suspect() -> re.Pattern[str]:
    """Anything that may have to be changed; compiled when first needed, for plain texts need it never."""
    import re

    return re.compile(_SUSPECT)


@cache
def _changed() -> re.Pattern[str]:
    """What is not shown as it is, a group for each kind; compiled when first needed, for most texts need it never."""
    import re

    return re.compile(
        f"(?P<run>[{_MARKS}{_INVISIBLE}{_JOINERS}]{{{MARKS_KEPT + 1},}})"
        f"|(?P<invisible>[{_INVISIBLE}]+"
        f"|(?<![{_JOINING_SCRIPTS}{_EMOJI}\ufe0f])[{_JOINERS}]|[{_JOINERS}](?![{_JOINING_SCRIPTS}{_EMOJI}]))"
        f"|(?P<newline>\r\n|[{_BREAKS}])"
        f"|(?P<tab>\t)"
        f"|(?P<control>(?!\n)[\x00-\x1f\x7f])"
        f"|(?P<substitute>[\x80-\x9f{_OVERRIDES}])"
        f"|(?P<broken>[{_NOT_CHARACTERS}])"
    )


@cache
def _dropped() -> re.Pattern[str]:
    """What stands between marks without being one."""
    import re

    return re.compile(f"[{_INVISIBLE}{_JOINERS}]+")


def _shown(found: re.Match[str]) -> str:
    """What stands on the screen for a stretch that `_changed` found."""
    kind = found.lastgroup or ""
    if kind == "control":
        return "\u2421" if found[0] == "\x7f" else chr(0x2400 + ord(found[0]))
    if kind == "run":
        return _dropped().sub("", found[0])[:MARKS_KEPT]
    return _SHOWN[kind]


def json_line(line: str) -> str:
    """JSON on one line, safe for a terminal and the same to a parser.

    Control, C1, DEL and bidirectional control characters and lone surrogates are written as \\uXXXX, all else stays.
    """
    return _json_suspect().sub(lambda found: f"\\u{ord(found[0]):04x}", line)


@cache
def _json_suspect() -> re.Pattern[str]:
    import re

    return re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
