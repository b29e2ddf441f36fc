"""Faults: what in a text is no sentence of its story, so that no summary can show it."""

from __future__ import annotations

import re

from summarize.coherence.furniture import is_furniture
from summarize.words import tokens

FEWEST_WORDS, MOST_WORDS = 5, 60
"""Shorter ones are stumps and exclamations, longer ones lists or several sentences that were not parted."""

FURNITURE, UNFINISHED = "page furniture", "no whole sentence"
NO_SENTENCE = (FURNITURE, UNFINISHED)
"""Faults of what stands between two sentences of the story and belongs to neither."""

_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ENDS_OPEN = frozenset(
    "Mr. Mrs. Ms. Dr. Prof. Sen. Rep. Reps. Sens. Gov. Gen. Lt. Col. Sgt. Cpl. Capt. Maj. Cmdr. Adm. Det. Insp. Supt. "
    "Rev. Hon. St. Mt. Ft. vs. v. Jan. Feb. Aug. Sept. Oct. Nov. Dec. No. Nos. approx. dept. Dept. Univ. Assn. Messrs. "
    "and. or. the. a. an. their. its. my. your. our.".split()
)
"""Last words after which a sentence goes on: abbreviations, and words that ask for another."""

_SMALL_NAME = re.compile(r"[a-z]+[A-Z]|(?:al|el|de|van|von|d|bin|la|le)[-' ’]|[a-z0-9-]+\.(?:com|org|net|co|io)\b")
_READER = frozenset("you your you're you've you'll you'd yours".split())
_VERBS = frozenset(
    "is are was were has have had do does did will would can could may must says say said it's that's he's she's "
    "there's won beat lost led made took got gave went came saw left put hit met told held set sent ran".split()
)


def fault(text: str, title: str | None, language: str) -> str | None:
    """Why a summary cannot show this, in a few words; None where it is a sentence of the story."""
    words = text.split()
    if len(words) < FEWEST_WORDS:
        return "too short"
    if len(words) > MOST_WORDS:
        return "too long"
    last = words[-1]
    if not _CLOSED.search(last) or len(last) == 1:
        return UNFINISHED
    if last.rpartition("-")[2] in _ENDS_OPEN or (text[0] in "\"”’'" and text[1].isspace()):
        return "cut off"
    opening = text.lstrip("\"'“‘(«„[ ")
    if opening[:1].islower() and not _SMALL_NAME.match(opening):
        return "starts in the middle"
    small = set(text.lower().split())
    if is_furniture(text, opening, small, language):
        return FURNITURE
    if _is_list(words, small):
        return "list"
    if last[-1] == "?" and language == "en" and not small.isdisjoint(_READER):
        return "asks the reader"
    if title and _same(text, title):
        return "headline again"
    return None


def _is_list(words: list[str], small: set[str]) -> bool:
    """Whether most words are names and figures, set apart by commas and without a verb."""
    marked = len(words) - sum(map(str.islower, words))
    if marked < 0.6 * len(words):
        return False
    if marked >= 0.8 * len(words) and len(words) <= 12:
        return True
    parted = any("," in word or ";" in word for word in words)
    return parted and small.isdisjoint(_VERBS) and not any(word.endswith("ed") for word in small)


def _same(text: str, title: str) -> bool:
    ours, its = set(tokens(text)), set(tokens(title))
    return len(ours ^ its) <= 0.2 * len(its)
