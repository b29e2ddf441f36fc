"""The only door for foreign text to a screen or terminal: what could command it or mislead the eye is shown or dropped.

Control characters become their visible pictures (ESC is "␛"), C1 controls and bidirectional overrides "␦", lone
surrogates and non-characters "\N{REPLACEMENT CHARACTER}". Invisible characters vanish where they have no business: a
joiner stays between emoji or letters of the scripts that need it, a variation selector behind what it varies. Of
combining marks in a row four stay. Cleaning is done at the moment of display; stored text stays as it came.

What a character is, Python's Unicode data base says. Text is cleaned by its kinds: one letter a character (`_Kinds`).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from articles.values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re  # takes longer to load than the first frame takes to paint: only for texts that are not plain

MARKS_KEPT = 4
"""How many marks in a row stay, of those without a cell and of spacing ones: no living orthography needs more."""

_FIRST_MARK = "\u0300"
"""The first character that may combine with others or take no cell, or two, but for controls."""
_TYPOGRAPHY = str.maketrans("", "", "‘’‚“”„‹›–—•…★●▸▾")


Range = tuple[str, str, str]


def _ranges(**kinds: str) -> list[Range]:
    """Ranges of characters in order: the first, the last, and the kind of all; each is given as its two ends."""
    return sorted((*ends, kind) for kind, given in kinds.items() for ends in zip(given[::2], given[1::2], strict=True))


_NAMED = _ranges(
    i="\u034f\u034f\u115f\u1160\u17b4\u17b5\u2065\u2065\u3164\u3164\uffa0\uffa0\ufff0\ufff8\U000e0000\U000e0fff",
    f="\u180b\u180d\u180f\u180f",
    v="\ufe00\ufe0f",
    x="\u202a\u202e\u2066\u2069",
    u="\ufdd0\ufdef",
    l="\u0600\u0605\u06dd\u06dd\u070f\u070f\u0890\u0891\u08e2\u08e2\U000110bd\U000110bd\U000110cd\U000110cd",
    m="\u1161\u11ff\ud7b0\ud7fb\U0001f3fb\U0001f3ff",
)
"""What the category of a character does not tell, by the properties of Unicode: ``Default_Ignorable_Code_Point``
(drawn as nothing), ``Variation_Selector``, ``Bidi_Control``, ``Noncharacter_Code_Point``, format characters that are
drawn (``Prepended_Concatenation_Mark``); Korean vowels and finals and skin tones, which share the cell before them."""
_SCRIPTS = _ranges(
    e="\xa9\xa9\xae\xae\u203c\u203c\u2049\u2049\u2122\u2122\u2139\u2139\u2190\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000\U0001faff",
    l="\u0600\u109f\u1780\u18af\u1a20\u1c4f\ua800\uabff\ufb50\ufefc\U00010a00\U00011fff\U0001e900\U0001e95f",
)
"""Symbols that may be emoji; scripts whose letters join: Arabic and its kin, those around India, Mongolian."""

_KINDS_OF = {"\t": "t", "\n": "n", "\r": "r", "\u200c": "j", "\u200d": "j"}
_KINDS_OF |= dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "b") | dict.fromkeys("#*0123456789", "d")
_OF_CATEGORY = {"Cf": "i", "Mn": "m", "Me": "m", "Mc": "s"}
_HARMLESS = ".deln"
_CHANGED = (
    rf"(?=[^{_HARMLESS}])(?:(?P<run>[msijvf]{{{MARKS_KEPT + 1},}})"
    r"|(?P<invisible>i+|(?<![lmse])(?<![ed]v)j|j(?![lmse])|(?<![ed])v|(?<!l)f)"
    r"|(?P<newline>rn|[rb])|(?P<tab>t)|(?P<control>c)|(?P<substitute>x)|(?P<broken>u))"
)
"""What is not shown as it is, in kinds. Looking ahead is for speed: most characters are harmless."""
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
    if text.isascii() and text.isprintable():
        return SafeText(text)
    kinds = text.translate(_kinds())
    if not kinds.strip(_HARMLESS):
        return SafeText(text)
    pieces, edits, source, safe = [], [], 0, 0
    for found in _changed().finditer(kinds):
        start, end = found.span()
        shown = _shown(found.lastgroup or "", text[start:end])
        if shown == text[start:end]:
            continue
        pieces += [text[source:start], shown]
        safe += start - source
        edits.append((start, end, safe, safe + len(shown)))
        source, safe = end, safe + len(shown)
    return SafeText("".join(pieces) + text[source:], tuple(edits)) if edits else SafeText(text)


def safe_line(text: str) -> str:
    """Text made safe on one line: line breaks, tabs and runs of blanks become one blank."""
    return " ".join(safe_block(text).text.split())


def is_plain(text: str) -> bool:
    """Whether the text is one line of Latin letters, typographic marks and signs of lists: safe, a cell a character."""
    return (text.isascii() and text.isprintable()) or _is_latin(text.translate(_TYPOGRAPHY))


def _is_latin(text: str) -> bool:
    return text.isprintable() and max(text, default="") < _FIRST_MARK


class _Kinds(dict[int, str]):
    """What each character is, found when first asked for; what is rare is not kept, which bounds the memory.

    "." is shown as it is, and so are "d" (a digit that may make a keycap), "e" (a symbol that may be an emoji), "l" (a
    letter of a script that joins), "n" (a newline) and, if they are few, "m" (a mark without a cell of its own) and "s"
    (a spacing mark). "j" joins; "v" and "f" vary emoji and Mongolian letters; "i" is invisible. "r" and "b" break
    lines, "t" is the tab, "c" another C0 control or DEL, "x" a C1 control or an override; "u" is no character.
    """

    def __missing__(self, code: int) -> str:
        kind = _kind(code)
        if code < 0x20000:
            self[code] = kind
        return kind


@cache
def _kinds() -> _Kinds:
    return _Kinds((ord(char), kind) for char, kind in _KINDS_OF.items())


def _kind(code: int) -> str:
    char = chr(code)
    script = _within(_SCRIPTS, char)
    if code in _TYPOGRAPHY or _is_latin(char):  # told without the data base, which takes time to load
        return script or "."
    from unicodedata import category

    sort = category(char)
    if sort == "Cc":
        return "x" if 0x80 <= code < 0xA0 else "c"
    if sort == "Cs" or code & 0xFFFE == 0xFFFE:
        return "u"
    named = _within(_NAMED, char)
    if sort == "Cn" and code < 0x1F000:  # newer than Python's data base: it may be a mark
        return named or "m"
    return named or _OF_CATEGORY.get(sort) or script or "."


def _within(ranges: list[Range], char: str) -> str:
    """The kind of the range that holds this character, if one does."""
    at = bisect_right(ranges, (char, "\U0010ffff")) - 1
    _, last, kind = ranges[max(0, at)]
    return kind if at >= 0 and char <= last else ""


@cache
def _changed() -> re.Pattern[str]:
    import re

    return re.compile(_CHANGED)


def _shown(kind: str, found: str) -> str:
    """What stands on the screen for a stretch of this kind."""
    if kind == "control":
        return "\u2421" if found == "\x7f" else chr(0x2400 + ord(found))
    return _few_marks(found) if kind == "run" else _SHOWN[kind]


def _few_marks(found: str) -> str:
    """A run of marks, and of what is invisible between them, without the latter; of each sort of mark the first few."""
    kinds = found.translate(_kinds())
    kept = []
    for sort in "ms":
        kept += [n for n, kind in enumerate(kinds) if kind == sort][:MARKS_KEPT]
    return "".join(found[n] for n in sorted(kept))


def json_line(line: str) -> str:
    """JSON on one line, safe for a terminal and the same to a parser.

    Control, C1, DEL and bidirectional control characters and lone surrogates are written as \\uXXXX, all else stays.
    """
    return _json_suspect().sub(lambda found: f"\\u{ord(found[0]):04x}", line)


@cache
def _json_suspect() -> re.Pattern[str]:
    import re

    return re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
