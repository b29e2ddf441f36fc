"""Languages without rules of ours: their names, and the stop words that sumy has for some of them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

NAMES = {
    "ar": "Arabic", "ca": "Catalan", "cs": "Czech", "da": "Danish", "el": "Greek", "fi": "Finnish", "he": "Hebrew",
    "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "ja": "Japanese", "ko": "Korean", "no": "Norwegian",
    "pl": "Polish", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
"""English names by ISO 639-1 code."""


def stop_words(code: str) -> frozenset[str]:
    """sumy's list, read from its package without importing it; empty where it has none."""
    package = find_spec("sumy")
    if code not in NAMES or package is None or not package.submodule_search_locations:
        return frozenset()
    file = Path(package.submodule_search_locations[0], "data", "stopwords", f"{NAMES[code].lower()}.txt")
    return frozenset(file.read_text(encoding="utf-8").lower().split()) if file.is_file() else frozenset()
