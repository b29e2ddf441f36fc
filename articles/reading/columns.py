"""The names that columns of tables have, and which of our fields they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from articles.reading.piece import FormatError

NAMES: Mapping[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in {
        "text": """text fulltext articletext articlebody maintext bodytext plaintext newstext body content
            articlecontent newscontent bodyhtml contenthtml html article story document texte texto testo inhalt contenu
            contenido contenuto volltext artikeltext artikel corps cuerpo artículo articulo""",
        "title": """title headline articletitle newstitle newsheadline heading headlines subject titel titre título
            titulo titolo überschrift ueberschrift schlagzeile titular""",
        "deck": """deck dek standfirst subtitle subheading subheadline description abstract summary excerpt lead teaser
            untertitel vorspann soustitre chapeau subtítulo subtitulo entradilla""",
        "byline": """byline author authors authorname creator writer journalist reporter by autor autorin auteur autore
            autores verfasser""",
        "published": """published publishedat publisheddate publishedon publicationdate publishdate publishtime pubdate
            datepublished datepublish date datetime articledate newsdate timestamp createdat created time datum
            fecha data veröffentlicht veröffentlichtam datedepublication publié publiéle fechadepublicación
            fechadepublicacion publicado""",
        "updated": "updated updatedat updateddate modified modifiedat datemodified lastmodified",
        "link": "link url href permalink articleurl articlelink sourceurl weburl canonicalurl lien enlace",
        "publisher": """publisher publication source sourcename outlet newspaper sitename site domain provider quelle
            fuente""",
        "place": "place dateline city ort lieu lugar",
        "credit": "credit agency",
        "language": "language lang sprache langue idioma",
    }.items()
}
"""For each field its columns, small and without blanks or signs, the better one first."""

CATEGORIES = frozenset(
    """sector sectors section sectionname category categories categoryname topic topics subjects tag tags keyword
    keywords desk channel genre ressort rubrik kategorie schlagwörter rubrique catégorie categorie sección seccion
    categoría categoria""".split()
)
"""Each of these is taken: an article may have a section and tags."""

LAST_RESORTS = ("description", "abstract", "summary", "excerpt", "teaser", "lead")
"""Columns that hold the text where no other does."""

DELIMITERS = ",\t;|"
MAX_NAME = 60
"""Characters of a name of a column that are told."""
MAX_SHOWN = 12

_SIGNS = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """A column's name as it is looked up: "Published At" is "publishedat"."""
    return _SIGNS.sub("", name).lower()


def columns_of(names: Sequence[str], needs_text: bool = True) -> dict[str, list[int]]:
    """The columns of each of our fields. Raises `FormatError` where one for the text is needed and there is none."""
    known = {key(name): n for n, name in reversed(list(enumerate(names)))}
    found = {field: next((known[name] for name in words if name in known), None) for field, words in NAMES.items()}
    if found["text"] is None and needs_text:
        found["text"] = next((known[name] for name in LAST_RESORTS if name in known), None)
    if found["text"] is None and needs_text:
        short = (" ".join(name.split())[:MAX_NAME] for name in names[:MAX_SHOWN])
        shown = ", ".join(short) + (", …" if len(names) > MAX_SHOWN else "")
        raise FormatError(f"no column has the articles' text: there are {shown}; expected text, content, body or story")
    if found["text"] is not None and found["deck"] == found["text"]:
        found["deck"] = None
    columns = {field: [n] for field, n in found.items() if n is not None}
    return columns | {"categories": sorted(n for name, n in known.items() if name in CATEGORIES)}


def told(columns: Mapping[str, Sequence[int]], row: Sequence[Any]) -> dict[str, Any]:
    """What a row tells of our fields; what is empty is left out."""
    found = {
        field: [row[n] for n in numbers if n < len(row) and row[n] not in (None, "")]
        for field, numbers in columns.items()
    }
    return {field: values if field == "categories" else values[0] for field, values in found.items() if values}


def delimiter_of(header: str) -> str:
    """What parts the columns of a table: with it most names are known, or there are most of them."""

    def fit(delimiter: str) -> tuple[int, int]:
        names = header.split(delimiter)
        return sum(_is_known(name) for name in names), len(names)

    return max(DELIMITERS, key=fit)


def is_header(line: bytes) -> bool:
    """Whether a line can only be the names of columns: several that are known, one of them for the text."""
    header = line[:2000].decode("utf-8", "replace").strip("\ufeff\r\n ")
    names = [key(name) for name in header.split(delimiter_of(header))]
    return sum(map(_is_known, names)) >= 2 and not set(names).isdisjoint(NAMES["text"]) and max(map(len, names)) <= 40


def _is_known(name: str) -> bool:
    return key(name) in CATEGORIES or any(key(name) in words for words in NAMES.values())
