"""Draws how each cost grows with the number of articles, from what the other benchmarks printed.

    python benchmarks/plot_growth.py start.txt keys.txt store.txt beside.txt > docs/performance.svg

The files hold what the scripts wrote on standard output. Both axes are logarithmic: a cost that grows with the number
of articles rises by a decade where they do, and one that does not stays level.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from figures import read

Line = Mapping[str, Any]
Curves = Mapping[str, list[tuple[int, float]]]
"""By what was measured: the number of articles and the cost, in ascending order."""

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 540, 330, 60, 180, 42, 40  # pixels of a panel and its margins
COLOURS = "#1f6f8b #c8553d #5b8c3a #7a4e9f #b8860b #4a5568 #d1478c".split()
LITTLE = 0.02  # of a decade: 1,005 articles are drawn at 1,000
LETTER = 14  # pixels between two labels
SMALLEST = 0.01  # what cannot be drawn on a logarithmic axis, or is noise, stands here


class Panel(NamedTuple):
    """A diagram: the benchmark that it is drawn from, and the costs by name in one of its lines."""

    title: str
    benchmark: str
    costs: Callable[[Line], Mapping[str, float]]


PANELS = (
    Panel(
        "start: milliseconds",
        "start",
        lambda line: {name: line["nutgraf"][name] for name in ("first frame", "interactive")},
    ),
    Panel(
        "a key: CPU milliseconds until its first answer (filter: in all)",
        "keys",
        lambda line: {
            name: costs[2 if name == "filter" else 0] for name, costs in line["keys"].items() if name != "rest"
        },
    ),
    Panel("a question of the library: CPU milliseconds", "store", lambda line: line["store"]),
    Panel(
        "beside newsboat (dashed): milliseconds",
        "beside",
        lambda line: {
            f"{program}{name}": line[key][name][0]
            for key, program in (("nutgraf", ""), ("newsboat", "newsboat: "))
            for name in ("start", "all", "back", "common")
            if name in line[key]
        },
    ),
)


def curves(lines: Iterable[Line], panel: Panel) -> Curves:
    """What was measured for a panel; of a number of articles that was measured twice, the later."""
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for line in lines:
        if line["benchmark"] == panel.benchmark:
            for name, cost in panel.costs(line).items():
                found[name][line["articles"]] = max(SMALLEST, cost)
    return {name: sorted(points.items()) for name, points in found.items()}


def decades(values: Iterable[float]) -> tuple[int, int]:
    """The powers of ten that enclose the values, but for a few per cent, at least one apart."""
    known = list(values)
    first, last = math.floor(math.log10(min(known)) + LITTLE), math.ceil(math.log10(max(known)) - LITTLE)
    return first, max(last, first + 1)


def spread(places: Sequence[float], apart: float, lowest: float) -> list[float]:
    """The places moved as far as needed to stand so far apart, none below ``lowest``, in their order."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    moved, least = list(places), -math.inf
    for number in order:
        moved[number] = max(moved[number], least)
        least = moved[number] + apart
    most = lowest
    for number in reversed(order):
        moved[number] = min(moved[number], most)
        most = moved[number] - apart
    return moved


class Axes(NamedTuple):
    """Powers of ten at the ends of the axes of a panel."""

    across: tuple[int, int]
    up: tuple[int, int]

    def x(self, articles: float) -> float:
        """Where so many articles stand."""
        first, last = self.across
        return LEFT + (math.log10(articles) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(self, cost: float) -> float:
        """Where a cost stands."""
        first, last = self.up
        return HEIGHT - BOTTOM - (math.log10(cost) - first) / (last - first) * (HEIGHT - TOP - BOTTOM)


def draw(panel: Panel, found: Curves) -> list[str]:
    """The elements of a panel."""
    articles = (articles for points in found.values() for articles, _ in points)
    axes = Axes(decades(articles), decades(cost for points in found.values() for _, cost in points))
    parts = [_text(LEFT, 22, panel.title, "title"), *_grid(axes)]
    labels = spread([axes.y(points[-1][1]) + 4 for points in found.values()], LETTER, HEIGHT - BOTTOM + 4)
    kinds = list(dict.fromkeys(_kind(name) for name in found))
    for (name, points), label in zip(found.items(), labels, strict=True):
        colour = COLOURS[kinds.index(_kind(name)) % len(COLOURS)]
        parts += _curve(name, [(axes.x(articles), axes.y(cost)) for articles, cost in points], colour)
        x, y = axes.x(points[-1][0]), axes.y(points[-1][1])
        start = WIDTH - RIGHT + 10
        parts.append(f'<path d="M{x + 4:.1f} {y:.1f}L{start - 3} {label - 4:.1f}" class="lead"/>')
        words = f"{escape(name)} {_number(points[-1][1])}"
        parts.append(f'<text x="{start}" y="{label:.1f}" fill="{colour}">{words}</text>')
    return parts


def _kind(name: str) -> str:
    """What is measured, whatever the program: it has one colour."""
    return name.rpartition(": ")[2]


def _number(value: float) -> str:
    """Two digits, or a whole number with blanks between thousands."""
    return f"{value:.2g}" if value < 100 else f"{value:,.0f}".replace(",", " ")


def _curve(name: str, places: Sequence[tuple[float, float]], colour: str) -> list[str]:
    dashes = ' stroke-dasharray="5 4"' if ": " in name else ""
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places]
    return [f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>', *dots]


def _grid(axes: Axes) -> list[str]:
    """The lines of the powers of ten, with their numbers."""
    left, right = (axes.x(10.0**power) for power in axes.across)
    bottom, top = (axes.y(10.0**power) for power in axes.up)
    parts = []
    for power in range(axes.across[0], axes.across[1] + 1):
        x = axes.x(10.0**power)
        parts.append(f'<path d="M{x:.1f} {bottom:.1f}L{x:.1f} {top:.1f}" class="grid"/>')
        words = _number(10.0**power) + (" articles" if power == axes.across[1] else "")
        parts.append(_text(x, bottom + 18, words, "middle"))
    for power in range(axes.up[0], axes.up[1] + 1):
        y = axes.y(10.0**power)
        parts.append(f'<path d="M{left:.1f} {y:.1f}L{right:.1f} {y:.1f}" class="grid"/>')
        parts.append(_text(left - 8, y + 4, _number(10.0**power), "end"))
    return parts


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}">{escape(words)}</text>'


def picture(lines: Sequence[Line]) -> str:
    """The panels for which there are figures, two in a row."""
    drawn = [(panel, found) for panel in PANELS if (found := curves(lines, panel))]
    if not drawn:
        raise SystemExit("no figures in these files: give what the other benchmarks printed")
    rows = -(-len(drawn) // 2)
    body = []
    for number, (panel, found) in enumerate(drawn):
        place = f"translate({number % 2 * WIDTH} {number // 2 * HEIGHT})"
        body.append("\n".join([f'<g transform="{place}">', *draw(panel, found), "</g>"]))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {rows * HEIGHT}" \
font-family="Helvetica, Arial, sans-serif" font-size="12" fill="#333">
<style>.title {{ font-size: 14px; font-weight: bold }} .middle {{ text-anchor: middle }} .end {{ text-anchor: end }}
.grid {{ stroke: #ddd; stroke-width: 1 }} .lead {{ stroke: #bbb; stroke-width: 1; fill: none }}</style>
<rect width="100%" height="100%" fill="white"/>
{chr(10).join(body)}
</svg>"""


def main() -> None:
    """Print the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    print(picture(read(parser.parse_args().files)))


if __name__ == "__main__":
    main()
