"""French, German and Spanish: stretches between marks and lines of dialogue, given to their speakers."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarize.document import Document
from summarize.quotes.continental.clauses import Clause, reported_clauses, within
from summarize.quotes.continental.grammar import grammar_of
from summarize.quotes.continental.marks import Stretch, find_stretches
from summarize.quotes.continental.patterns import patterns_of
from summarize.quotes.continental.people import Naming, People
from summarize.quotes.continental.phrases import Attribution, Lead, Phraser
from summarize.quotes.continental.pieces import Incise, find_incises, is_turn, pieces_between, turn_start
from summarize.quotes.continental.spans import SCARE_WORDS, count_words, ends_like_a_sentence, is_title
from summarize.quotes.continental.speakers import PRONOUN, Speaker, Speakers
from summarize.quotes.quote import Mention, Quote
from summarize.quotes.source import Block, Source, Span

_RULES = {"explicit": 1.0, "split": 0.95, "continued": 0.9, "inherited": 0.6, "caption": 1.0, "none": 0.0}
_REMEMBERED = 2  # blocks over which a speaker is inherited
_LONGEST_TAIL = 200  # characters from a quotation to the next one of the same speaker
_STOPS = re.compile(r"[.!?…](?=\s)")
_ATTRIBUTED = re.compile(r"\s?,\s+[^\W\d_]")
_WORD = re.compile(r"\w+")
_DASH = re.compile(r"\s*[—–-]\s*")
_BLANKS = " \n\t\xa0\u202f\u2009"


class Draft:
    """A quotation while it is being read; ``behind`` is where its attribution ends."""

    def __init__(self, kind: str, span: Span, block: int, group: int) -> None:
        self.kind, self.block, self.group = kind, block, group
        self.start, self.end = span
        self.behind = self.end
        self.speaker: Speaker | None = None
        self.attribution = "none"
        self.cue: Span | None = None
        self.marked: tuple[Span, ...] = ()
        self.duplicate_of: int | None = None

    def give(self, speaker: Speaker | None, attribution: str, cue: Span | None = None) -> None:
        """Gives it to a speaker by a rule."""
        self.speaker, self.cue = speaker, cue
        self.attribution = attribution if speaker else "none"

    def quote(self, text: str) -> Quote:
        """The finished value, with offsets into ``text``."""
        speaker, own = self.speaker, self.attribution in ("explicit", "split")
        return Quote(
            kind=self.kind,
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            group=self.group,
            speaker=speaker.name if speaker else None,
            speaker_kind=speaker.kind if speaker else None,
            role=speaker.role if speaker else None,
            mention=_mention(text, speaker.mention) if speaker and own else None,
            cue=_mention(text, self.cue) if own else None,
            attribution=self.attribution,
            confidence=round(_RULES[self.attribution] * speaker.certainty, 2) if speaker else 0.0,
            duplicate_of=self.duplicate_of,
            marked=self.marked,
        )


def _mention(text: str, span: Span | None) -> Mention | None:
    return Mention(text[span[0] : span[1]], *span) if span and span[0] < span[1] else None


class _Place(NamedTuple):
    """Where a stretch stands: the words before it in its sentence begin at ``lead``; ``limit`` is the next stretch."""

    lead: int
    start: int
    end: int
    limit: int
    inner: str


class Reader:
    """Reads one document; `read` gives its quotations in text order."""

    def __init__(self, document: Document) -> None:
        code = document.language
        grammar, patterns = grammar_of(code), patterns_of(code)
        self.written = document.text
        self.source = Source(document)
        self.text, self.patterns = self.source.text, patterns
        self.people = People(self.source, grammar, patterns)
        self.phraser = Phraser(self.text, grammar, patterns, self.people)
        self.speakers = Speakers(self.source, grammar, patterns, self.people)
        self.stretches: dict[int, list[Stretch]] = {}
        for stretch in find_stretches(self.source.raw, self.source.blocks, code):
            self.stretches.setdefault(stretch.block, []).append(stretch)
        self.drafts: list[Draft] = []
        self.last: Draft | None = None  # the last one with a speaker
        self.here: Draft | None = None  # the last utterance of this block
        self._groups = 0

    def read(self) -> tuple[Quote, ...]:
        """All quotations of the document in text order."""
        turns = self._dialogue()
        for number, block in enumerate(self.source.blocks):
            self.here = None
            if block.kind == "credit":
                continue
            if number in turns and is_turn(self.source, number, turns):
                self._read_turn(number, turns[number])
            elif not self._read_pull(number, block):
                self._read_block(number, block)
        self.drafts.sort(key=lambda d: (d.start, -d.end))
        self._note_repeats()
        return tuple(draft.quote(self.written) for draft in self.drafts)

    def _new(self, kind: str, span: Span, block: int) -> Draft:
        self._groups += 1
        draft = Draft(kind, span, block, self._groups)
        self.drafts.append(draft)
        return draft

    # --- speech cut by the writer's words

    def _dialogue(self) -> dict[int, list[Incise]]:
        """The writer's words in each block that begins with a dash."""
        starts = ((n, b, turn_start(self.source, b)) for n, b in enumerate(self.source.blocks))
        return {n: find_incises(self.phraser, at - 1, b.end) for n, b, at in starts if at is not None}

    def _read_turn(self, number: int, incises: list[Incise]) -> None:
        block = self.source.blocks[number]
        start = turn_start(self.source, block) or block.start
        if incises:
            self._read_pieces((start, block.end), number, incises)
        else:
            self._new("direct", (start, block.end), number)

    def _read_pieces(self, span: Span, number: int, incises: list[Incise]) -> None:
        """One utterance in several pieces; the first attribution names its speaker."""
        speaker = self._speaker(incises[0].attribution, span[0])
        group, told = None, False
        for piece in pieces_between(self.source.raw, *span, incises):
            if piece[0] == piece[1]:
                continue
            draft = self._new("direct", piece, number)
            draft.group = group = group or draft.group
            draft.give(speaker, "split" if told else "explicit", incises[0].attribution.cue)
            draft.behind, told = span[1], True
            self._remember(draft)

    # --- stretches and clauses of a block

    def _read_block(self, number: int, block: Block) -> None:
        """The stretches and the reported clauses, in the order of the text."""
        stretches = self.stretches.get(number, [])
        quoted = [(s.start, s.end) for s in stretches]
        clauses = [] if block.kind == "subhead" else list(reported_clauses(self.phraser, self.source, block, quoted))
        taken = 0
        for n, stretch in enumerate(stretches):
            while taken < len(clauses) and clauses[taken].start <= stretch.start:
                self._read_clause(clauses[taken], number, quoted)
                taken += 1
            if not taken or stretch.start >= clauses[taken - 1].end:
                self._read_stretch(stretches, n, block)
        for clause in clauses[taken:]:
            self._read_clause(clause, number, quoted)

    def _read_clause(self, clause: Clause, number: int, quoted: list[Span]) -> None:
        marked = tuple(within(quoted, clause.start, clause.end))
        speaker = self._speaker(clause.attribution, clause.start)
        draft = self._new("mixed" if marked else "indirect", (clause.start, clause.end), number)
        draft.marked = marked
        draft.give(speaker, "explicit", clause.attribution.cue)
        if speaker and speaker.name:
            self.speakers.last = speaker

    def _read_stretch(self, stretches: list[Stretch], n: int, block: Block) -> None:
        stretch = stretches[n]
        floor = self.here.end if self.here else block.start
        limit = stretches[n + 1].start if n + 1 < len(stretches) else block.end
        incises = find_incises(self.phraser, stretch.start, stretch.end)
        if incises:
            self._read_pieces((stretch.start, stretch.end), stretch.block, incises)
        elif any(map(str.isalnum, inner := stretch.inner(self.source.raw))):
            place = _Place(self._lead(stretch.start, floor), stretch.start, stretch.end, limit, inner)
            self._read_whole_or_fragment(stretch, place)

    def _read_whole_or_fragment(self, stretch: Stretch, place: _Place) -> None:
        draft = self._new("direct", (stretch.start, stretch.end), stretch.block)
        after = self.phraser.after(place.end, place.limit)
        lead = None if after else self.phraser.before(place.lead, place.start)
        whole = self._is_whole(place, after, lead)
        if after:
            self._attribute(draft, after)
        elif self._goes_on(draft):
            draft.give(self.here.speaker if self.here else None, "split", self.here.cue if self.here else None)
            draft.group = self.here.group if self.here else draft.group
            whole = True
        elif lead:
            draft.give(self._speaker(lead.attribution, place.start), "explicit", lead.attribution.cue)
        elif stretch.continues and self.last and self.last.block >= stretch.block - _REMEMBERED:
            draft.give(self.last.speaker, "continued")
            draft.group, whole = self.last.group, True
        elif named := self._signed(draft):
            draft.give(self.speakers.named(named), "caption")
        draft.kind = self._kind(draft, place, whole)
        if draft.speaker is None and draft.kind != "scare":
            self._inherit(draft, place)
        self._remember(draft)

    def _lead(self, start: int, floor: int) -> int:
        """Where the words of the sentence begin that lead to a stretch, behind the attribution of the one before."""
        if start > floor and self.source.raw[start - 1] in ".!?…":  # the blank between two sentences was lost
            return start
        at = self.source.sentence_start(start, floor)
        return max(at, self.here.behind) if self.here and self.here.behind <= start else at

    def _is_whole(self, place: _Place, after: Attribution | None, lead: Lead | None) -> bool:
        """Is the stretch an utterance of its own, and no part of the writer's sentence?"""
        words = self.text[place.lead : place.start]
        if not words.strip(_BLANKS + ",—–-"):
            rest = self.text[place.end : place.limit].lstrip()[:1]
            return after is not None or not rest.islower() or ends_like_a_sentence(place.inner)
        if words.rstrip().endswith(":"):
            return True
        if words.rstrip().endswith(","):
            return not place.inner[0].islower() or (lead is not None and lead.by_source)
        spoken = count_words(place.inner) >= SCARE_WORDS and place.inner[0].isupper()
        return spoken and lead is not None and lead.joined

    def _kind(self, draft: Draft, place: _Place, whole: bool) -> str:
        """``direct`` for utterances, ``mixed`` for words somebody is quoted with, ``scare`` for terms and titles."""
        words = count_words(place.inner)
        told = draft.attribution != "none"
        if whole:
            spoken = words >= (2 if ends_like_a_sentence(draft_text(self.source, draft)) else SCARE_WORDS)
            return "direct" if told or spoken else "scare"
        if is_title(place.inner) and (words <= SCARE_WORDS or not self.phraser.grammar.nouns_are_capitalised):
            draft.give(None, "none")
            return "scare"
        return "mixed" if words > (1 if told else SCARE_WORDS) else "scare"

    # --- speakers

    def _speaker(self, attribution: Attribution, at: int) -> Speaker | None:
        if attribution.subject is None:
            return self.speakers.implied(at)
        return self.speakers.resolve(attribution.subject)

    def _attribute(self, draft: Draft, found: Attribution) -> None:
        """Gives the stretch to the speaker named behind it, and those straight before it that are nobody's."""
        speaker = self._speaker(found, draft.start)
        draft.give(speaker, "explicit", found.cue)
        draft.behind = found.end
        start = draft.start
        for n in range(len(self.drafts) - 2, -1, -1):
            earlier = self.drafts[n]
            straight = not self.text[earlier.end : start].strip(_BLANKS)
            if earlier.block != draft.block or earlier.attribution not in ("none", "inherited") or not straight:
                break
            earlier.give(speaker, "split", found.cue)
            earlier.kind, earlier.group, start = "direct", draft.group, earlier.start

    def _goes_on(self, draft: Draft) -> bool:
        """Does the stretch go on with the one before it, straight or behind the rest of its attribution?"""
        before = self.here
        if before is None or before.speaker is None or before.behind > draft.start:
            return False
        between = self.source.raw[before.behind : draft.start].rstrip()
        body = between.strip(_BLANKS + ",—–-.?!")
        if not body:
            return True
        if between.lstrip()[0] in ".!?":  # a sentence of its own
            return False
        if len(body) > _LONGEST_TAIL or _STOPS.search(body) or body.endswith(":"):
            return False
        new_sentence = between[-1:] in (".", "!", "?")
        if next(self.phraser.cues(before.behind, draft.start), None):
            return False
        return new_sentence or between[-1:] in (",", "–", "—")

    def _signed(self, draft: Draft) -> Naming | None:
        """The name behind a dash that follows a stretch, on its line or on the next."""
        block = self.source.blocks[draft.block]
        ends = draft.end
        if ends >= block.end - 1 and draft.block + 1 < len(self.source.blocks):
            block = self.source.blocks[draft.block + 1]
            ends = block.start
        dash = _DASH.match(self.text, ends, block.end)
        if dash is None or block.end - dash.end() > _LONGEST_TAIL:
            return None
        return self.people.starting_at(dash.end())

    def _inherit(self, draft: Draft, place: _Place) -> None:
        """A stretch without a verb of saying: whoever the words before it speak of, else the last speaker."""
        words = self.text[place.lead : place.start]
        if words.strip(_BLANKS + ",—–-"):
            named = self._subject(place.lead, place.start)
            colon = words.rstrip().endswith(":")
            if named and colon:
                draft.give(named._replace(certainty=PRONOUN), "explicit")
            else:
                draft.give(named or (self.here.speaker if colon and self.here else None), "inherited")
            return
        if _ATTRIBUTED.match(self.text, place.end, place.limit):
            return  # to somebody in words that are not known here
        last = self.last if self.last and draft.block - self.last.block <= _REMEMBERED else None
        floor, end = self._words_before(draft)
        if floor < end and (last is None or floor >= last.end):
            lead = self.phraser.before(floor, end) if self.text[end - 1] == ":" else None
            if lead and lead.attribution.subject:
                draft.give(self.speakers.resolve(lead.attribution.subject), "explicit", lead.attribution.cue)
                return
            named = self._subject(floor, end)
            if named:
                draft.give(named, "inherited")
                return
        draft.give(last.speaker if last else None, "inherited")

    def _words_before(self, draft: Draft) -> Span:
        """The sentence before a stretch, in its block or, where it opens that, in the block before."""
        block = self.source.blocks[draft.block]
        if draft.start - block.start > 2:
            end = len(self.text[block.start : draft.start].rstrip()) + block.start
            floor = self.here.behind if self.here else block.start
        elif draft.block:
            block = self.source.blocks[draft.block - 1]
            end, floor = block.end, block.start
        else:
            return 0, 0
        return max(floor, self.source.sentence_start(end - 1, floor)), end

    def _subject(self, start: int, end: int) -> Speaker | None:
        """The first person of a sentence that nothing else depends on, or the pronoun that opens it."""
        if pronoun := self.patterns.pronoun.match(self.text, start, end):
            return self.speakers.resolve(pronoun.span())
        if office := self.phraser.office_at(start, end):
            return self.speakers.resolve(office)
        named = self.phraser.first_named(start, end)
        return self.speakers.named(named) if named else None

    def _remember(self, draft: Draft) -> None:
        if draft.kind in ("direct", "mixed"):
            self.here = draft
            if draft.speaker and draft.speaker.name:
                self.last, self.speakers.last = draft, draft.speaker

    def _note_repeats(self) -> None:
        """Notes for each pull quote the utterance that it repeats, in whole or in part."""
        pulls = [draft for draft in self.drafts if draft.kind == "pull"]
        if not pulls:
            return
        said = {g: n for n, d in reversed(list(enumerate(self.drafts))) if d.kind == "direct" for g in self._grams(d)}
        for pull in pulls:
            pull.duplicate_of = next((said[gram] for gram in self._grams(pull) if gram in said), None)
            if pull.speaker is None and pull.duplicate_of is not None:
                pull.give(self.drafts[pull.duplicate_of].speaker, "inherited")

    def _grams(self, draft: Draft) -> list[tuple[str, ...]]:
        """The runs of four words."""
        words = _WORD.findall(self.source.raw[draft.start : draft.end].lower())
        return [tuple(words[k : k + 4]) for k in range(len(words) - 3)]

    def _read_pull(self, number: int, block: Block) -> bool:
        """A block that is set apart as a pull quote."""
        if block.kind != "pullquote":
            return False
        stretches = self.stretches.get(number, [])
        span = (stretches[0].start, stretches[-1].end) if stretches else (block.start, block.end)
        draft = self._new("pull", span, number)
        after = self.phraser.after(span[1], block.end)
        if after:
            draft.give(self._speaker(after, span[0]), "explicit", after.cue)
        elif named := self._signed(draft):
            draft.give(self.speakers.named(named), "caption")
        return True


def draft_text(source: Source, draft: Draft) -> str:
    """The words of a draft with their marks."""
    return source.raw[draft.start : draft.end]
