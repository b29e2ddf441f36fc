"""Faults: what in a text is no sentence of its story, so that no summary can show it."""

from __future__ import annotations

import re
from collections.abc import Set

from summarize.coherence.counts import count_words
from summarize.coherence.furniture import is_furniture
from summarize.stop_words import of_language
from summarize.words import tokens

FEWEST_WORDS, MOST_WORDS = 5, 60
"""Shorter ones are stumps and exclamations, longer ones lists or several sentences that were not parted."""

SURELY_ENOUGH = 2 * FEWEST_WORDS
"""So many stretches between blanks hold enough words, even where some of them are marks alone."""

FURNITURE, UNFINISHED = "page furniture", "no whole sentence"
NO_SENTENCE = (FURNITURE, UNFINISHED)
"""Faults of what stands between two sentences of the story and belongs to neither."""

_END_MARKS = frozenset(".!?…。！？｡؟۔।॥")
_CLOSING_MARKS = "\"'”’“‘»«›‹)]」』）》】"
_WITHOUT_END_MARKS = frozenset(["th", "lo"])
"""Languages that set no mark at the end of a sentence."""

_ENDS_OPEN = frozenset(
    "Mr. Mrs. Ms. Dr. Prof. Sen. Rep. Reps. Sens. Gov. Gen. Lt. Col. Sgt. Cpl. Capt. Maj. Cmdr. Adm. Det. Insp. Supt. "
    "Rev. Hon. Mt. Ft. vs. v. Nos. approx. Univ. Assn. Messrs. "
    "and. or. the. a. an. their. its. my. your. our.".split()
)
"""Last words after which a sentence goes on: abbreviations, and words that ask for another."""

_SMALL_NAME = r"[a-z]+[A-Z]|(?:al|el|de|van|von|d|bin|la|le)[-' ’]|[a-z0-9-]+\.(?:com|org|net|co|io)\b|[stnkm] [A-Z]"
"""What may open a sentence in lower case: "iPhone", "al-Qaida", "d'Artagnan", "amazon.com", Dutch "'s Avonds"."""

FEWEST_PLAIN_WORDS, LONGEST_LINK = 3, 4
"""A sentence of names and figures has at least so many words in lower case that are longer than "with"."""

MOST_WORDS_UNPARTED = 12
"""A list of more words has commas."""

FEWEST_FUNCTION_WORDS = 2
"""A sentence of names and figures in another language than English has at least so many small words."""

_READER = frozenset("you your you're you've you'll you'd yours".split())
_VERBS = frozenset(
    "is are was were has have had do does did will would can could may must says say said it's that's he's she's "
    "there's won beat lost led made took got gave went came saw left put hit met told held set sent ran include "
    "includes".split()
)


def fault(text: str, headline: Set[str], language: str) -> str | None:
    """Why a summary cannot show this, in a few words; None where it is a sentence of the story. ``headline`` are the
    words of the title."""
    words = text.split()
    if not SURELY_ENOUGH <= len(words) <= MOST_WORDS:
        count = count_words(text)
        if count < FEWEST_WORDS:
            return "too short"
        if count > MOST_WORDS:
            return "too long"
    if not _is_closed(text, language):
        return UNFINISHED
    last = words[-1]
    if last[last.rfind("-") + 1 :] in _ENDS_OPEN or (text[0] in "\"”’'" and text[1].isspace()):
        return "cut off"
    opening = text.lstrip("\"'“‘(«„[ ")
    if opening[:1].islower() and not re.match(_SMALL_NAME, opening):
        return "starts in the middle"
    if is_furniture(text, opening, words, language):
        return FURNITURE
    may_be_list = "," in text or ";" in text or len(words) <= MOST_WORDS_UNPARTED
    if may_be_list and _is_list(words, language):
        return "list"
    if last[-1] == "?" and language == "en" and not _READER.isdisjoint(text.lower().split()):
        return "asks the reader"
    if headline and len(words) < 2 * len(headline) and _same(text, headline):
        return "headline again"
    return None


def _is_closed(text: str, language: str) -> bool:
    """Whether the text ends as sentences do: « Non ! » has blanks before its marks, a caption one before its full
    stop."""
    if text[-1].isalnum():
        return language in _WITHOUT_END_MARKS
    core = text.rstrip(_CLOSING_MARKS)
    if text[-1] in "»›":
        core = core.rstrip()
    last, before = core[-1:], core[-2:-1]
    return last in _END_MARKS and not (before.isspace() and last == ".")


def _is_list(words: list[str], language: str) -> bool:
    """Whether most words are names and figures, set apart by commas and without a verb."""
    if len(words) < FEWEST_WORDS or sum(map(str.islower, words)) > 0.4 * len(words):
        return False
    marked = sum(map(_is_name_or_figure, words))
    if marked < 0.6 * len(words):
        return False
    small = set(map(str.lower, words))
    if language != "en":
        return len(small & of_language(language)) < FEWEST_FUNCTION_WORDS
    if marked >= 0.8 * len(words) and len(words) <= MOST_WORDS_UNPARTED:
        return True
    plain = sum(len(word) > LONGEST_LINK and word.islower() for word in words)
    parted = any("," in word or ";" in word for word in words)
    return (
        parted
        and plain < FEWEST_PLAIN_WORDS
        and small.isdisjoint(_VERBS)
        and not any(word.endswith("ed") for word in small)
    )


def _is_name_or_figure(word: str) -> bool:
    """Whether a word has a capital or a figure; in scripts without capitals only a figure tells."""
    return (word != word.lower()) or any(map(str.isdigit, word))


def _same(text: str, headline: Set[str]) -> bool:
    return len(headline ^ set(tokens(text))) <= 0.2 * len(headline)
