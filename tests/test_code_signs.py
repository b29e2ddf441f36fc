"""Style sheets, scripts and program code that come as text are no articles; prose with signs is."""

from __future__ import annotations

import pytest
from readings import read_bytes

from articles.article import Article
from articles.reading import Unreadable

SHEET = "body { margin: 0; color: #222; }\n.quay > a:hover,\n.quay li {\n  padding: 2px 4px;\n  display: block;\n}\n"
SCRIPT = """// Opens the menu
function open(menu) {
  const items = menu.querySelectorAll("li");
  for (let n = 0; n < items.length; n++) {
    items[n].hidden = false;
  }
  return items;
}
"""
PROGRAM = """import os
from pathlib import Path

class Crane(Machine):
    def lift(self, load):
        if load > self.most:
            raise ValueError(load)
        self.load = load
        return self.load[0]
"""
SENTENCE = "The board of the harbour met on Friday (for the third time) and talked about the ferry for an hour; "


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (SHEET, "a style sheet"),
        (SHEET.replace("\n", ""), "a style sheet"),
        (SCRIPT, "a script or program code"),
        (SCRIPT.partition("\n")[2].replace("\n", "") * 9, "a script or program code"),
        (PROGRAM, "a script or program code"),
    ],
)
@pytest.mark.parametrize("name", ["-", "story.txt", "a.js"])
def test_code_is_refused_by_what_it_holds(text: str, what: str, name: str) -> None:
    assert read_bytes(text.encode(), name) == Unreadable(name, f"is {what}: no article")


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 5,
        f"{SENTENCE * 4}\n\n{SCRIPT}\n\n{SENTENCE * 4}",
        "\n".join(["Results [1]", "Ellery (2) = Quay (2)", "Port (0); Bay (1)"] + [SENTENCE] * 3),
        "\n".join(f"[{n}] {SENTENCE[:60]}\n{SENTENCE[60:]}" for n in range(9)),
        "Sea {news}; quay",
        "",
    ],
)
def test_prose_with_signs_is_not(text: str) -> None:
    found = read_bytes(text.encode(), "a.css")
    assert isinstance(found, Article) or "no article" not in found.reason
