"""The text on a terminal's screen: as much of ECMA-48 and xterm as full-screen programs write, without colours."""

from __future__ import annotations

import codecs
import re

COLUMNS, ROWS = 120, 40

TOKEN = re.compile(
    r"\x1b\[(?P<private>[<=>?]?)(?P<numbers>[0-9;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*(?P<escape>[0-OQ-WYZ\\`-~])"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
)
LONGEST = 1 << 16  # characters of an unfinished sequence, before it is taken for a broken one


class Screen:
    """Cells of one character each; every character is taken for one cell wide."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._saved = (0, 0)
        self._last = " "
        self._reset()

    def _reset(self) -> None:
        self.cells = [[" "] * COLUMNS for _ in range(ROWS)]
        self.row = self.column = 0
        self._top, self._bottom = 0, ROWS - 1
        self._wraps = False

    def lines(self) -> list[str]:
        """The text of each row, without blanks at its end."""
        return ["".join(cells).rstrip() for cells in self.cells]

    def feed(self, data: bytes) -> None:
        """Show what was written."""
        text, place = self._rest + self._decode(data), 0
        while place < len(text):
            token = TOKEN.match(text, place)
            if token is None and len(text) - place < LONGEST:
                break
            if token is None:
                place += 1
                continue
            place = token.end()
            if token["final"]:
                self._sequence(token["private"], token["numbers"], token["final"])
            elif token["text"]:
                for character in token["text"]:
                    self._put(character)
            elif token["control"]:
                self._control(token["control"])
            elif token["escape"]:
                self._escape(token["escape"])
        self._rest = text[place:]

    def _put(self, character: str) -> None:
        if self._wraps:
            self.column, self._wraps = 0, False
            self._line_feed()
        self.cells[self.row][self.column] = self._last = character
        if self.column == COLUMNS - 1:
            self._wraps = True
        else:
            self.column += 1

    def _control(self, control: str) -> None:
        if control == "\r":
            self.column, self._wraps = 0, False
        elif control in "\n\v\f":
            self._line_feed()
        elif control == "\b":
            self.column, self._wraps = max(0, self.column - 1), False
        elif control == "\t":
            self.column = min(COLUMNS - 1, self.column // 8 * 8 + 8)

    def _line_feed(self) -> None:
        if self.row == self._bottom:
            self._scroll(self._top, 1)
        else:
            self.row = min(ROWS - 1, self.row + 1)

    def _scroll(self, top: int, lines: int) -> None:
        """Move the lines from ``top`` to the end of the region up by so many, down if negative."""
        for _ in range(min(abs(lines), ROWS)):
            del self.cells[top if lines > 0 else self._bottom]
            self.cells.insert(self._bottom if lines > 0 else top, [" "] * COLUMNS)

    def _escape(self, letter: str) -> None:
        if letter == "7":
            self._saved = self.row, self.column
        elif letter == "8":
            self.row, self.column = self._saved
        elif letter == "M" and self.row == self._top:
            self._scroll(self._top, -1)
        elif letter == "M":
            self.row = max(0, self.row - 1)
        elif letter in "DE":
            self.column = 0 if letter == "E" else self.column
            self._line_feed()
        elif letter == "c":
            self._reset()

    def _sequence(self, private: str, numbers: str, final: str) -> None:
        if private:
            if final in "hl" and {"47", "1047", "1049"} & set(numbers.split(";")):
                self._reset()  # the other screen
            return
        given = [int(number) if number.isdigit() else 0 for number in numbers.split(";")]
        count = max(1, given[0])
        self._wraps = self._wraps and final in "mb"
        if final in "ABCDEFGHadefrsu`":
            self._move(final, count, given)
        elif final in "JKX":
            self._erase(final, given[0])
        elif final in "LM":
            self._scroll(self.row, count if final == "M" else -count)
        elif final in "ST":
            self._scroll(self._top, count if final == "S" else -count)
        elif final in "P@":
            self._shift(final, count)
        elif final == "b":
            for _ in range(count):
                self._put(self._last)

    def _move(self, final: str, count: int, given: list[int]) -> None:
        second = given[1] if len(given) > 1 else 0
        if final in "Hf":
            self.row, self.column = count - 1, max(1, second) - 1
        elif final in "AF":
            self.row -= count
        elif final in "BEe":
            self.row += count
        elif final in "Ca":
            self.column += count
        elif final == "D":
            self.column -= count
        elif final in "G`":
            self.column = count - 1
        elif final == "d":
            self.row = count - 1
        elif final == "r":
            self._top, self._bottom = count - 1, (second or ROWS) - 1
            self.row = self.column = 0
        elif final == "s":
            self._saved = self.row, self.column
        elif final == "u":
            self.row, self.column = self._saved
        if final in "EF":
            self.column = 0
        self.row, self.column = min(ROWS - 1, max(0, self.row)), min(COLUMNS - 1, max(0, self.column))

    def _erase(self, final: str, what: int) -> None:
        here, start, end = self.row * COLUMNS + self.column, 0, ROWS * COLUMNS
        if final in "KX":
            start = self.row * COLUMNS
            end = start + COLUMNS
        if final == "X":
            end = min(end, here + max(1, what))
        first, last = {0: (here, end), 1: (start, here + 1)}.get(0 if final == "X" else what, (start, end))
        for place in range(first, last):
            self.cells[place // COLUMNS][place % COLUMNS] = " "

    def _shift(self, final: str, count: int) -> None:
        cells = self.cells[self.row]
        if final == "P":
            del cells[self.column : self.column + count]
            cells += [" "] * (COLUMNS - len(cells))
        else:
            cells[self.column : self.column] = [" "] * count
            del cells[COLUMNS:]
