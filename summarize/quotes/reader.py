"""The pipeline: marks -> stretches -> speakers -> quotations, block by block, with the memory of who spoke last."""

from __future__ import annotations

import re

from summarize.document import Document
from summarize.quotes.attribution import (
    Attribution,
    attribution_after,
    attribution_by_agent,
    attribution_by_dash,
)
from summarize.quotes.confidence import FULL_NAME, LONG_WORDS, PRONOUN, PROPER, WORDS
from summarize.quotes.draft import Draft, spent_cues
from summarize.quotes.fragments import (
    begins_sentence,
    count_words,
    fragment_kind,
    is_fragment,
    is_single_expression,
    is_title,
)
from summarize.quotes.headline import headline_clause
from summarize.quotes.indirect import Clause, beside, may_hold_clauses, narrative_sentences, reported_clauses
from summarize.quotes.introduction import attribution_before, hangs, resumes
from summarize.quotes.lede import name_early_roles
from summarize.quotes.phrases import plain
from summarize.quotes.pull import caption_speaker, mark_duplicates
from summarize.quotes.resolve import Context, Resolver
from summarize.quotes.sentence import Words
from summarize.quotes.source import Block, Source, Span
from summarize.quotes.speaker import NOBODY, Speaker, is_role
from summarize.quotes.stretches import Stretch, find_stretches
from summarize.quotes.transcript import Turn, find_turns, turn_speaker

_REMEMBERED_BLOCKS = 3  # a speaker is inherited over so many blocks without a quotation
_SINGLE_SCARE_WORDS = 6
_ROLE_ARTICLE = re.compile(r"(?:the|an?)\s", re.IGNORECASE)


class Reader:
    """Reads one document; `read` gives the drafts in text order."""

    def __init__(self, document: Document) -> None:
        self.source = Source(document)
        self.words = Words(self.source.text)
        self.stretches = find_stretches(self.source)
        self.turns = find_turns(self.source)
        self.resolver = Resolver(self.source, self.stretches)
        self.context = Context()
        self.drafts: list[Draft] = []
        self.last: Draft | None = None  # the last quotation with a speaker
        self.last_here: Draft | None = None  # the last one of this block
        self._groups = 0

    def read(self) -> list[Draft]:
        """All quotations of the document in text order."""
        for number, block in enumerate(self.source.blocks):
            if block.kind == "credit":
                continue
            first = len(self.drafts)
            self.last_here = None
            if number in self.turns:
                self._read_turn(self.turns[number], number)
            elif not self._read_pull(number, block):
                self._read_singles(number)
                self._read_running(number, block, first)
                self._take_in_fragments(first)
        self.drafts.sort(key=lambda d: (d.start, -d.end))
        name_early_roles(self.drafts, self.source, self.resolver)
        mark_duplicates(self.drafts, self.source.raw)
        for draft in self.drafts:
            if draft.kind == "direct" and self.source.has_doubled_mark(draft.start):
                draft.kind, draft.unmarked = "indirect", True
        return self.drafts

    # --- pull quotes

    def _read_pull(self, number: int, block: Block) -> bool:
        """A block that is a pull quote, by its kind or because it is one whole stretch with a caption below it."""
        stretches = self.stretches.get(number, [])
        whole = len(stretches) == 1 and stretches[0].start == block.start and stretches[0].end >= block.end - 1
        if block.kind != "pullquote" and (not whole or stretches[0].runs_on):
            return False
        speaker = caption_speaker(self.source, self.resolver, number)
        if block.kind != "pullquote" and speaker is None:
            return False
        start = stretches[0].start if stretches else block.start
        end = stretches[-1].end if stretches else block.end
        draft = self._draft("pull", start, end, number)
        if speaker:
            draft.give(speaker, "caption")
        elif stretches:
            found = attribution_after(self.source, stretches[-1], block.end, True)
            found = found or attribution_by_dash(self.source, stretches[-1], block.end)
            if found:
                draft.give(self._resolved(found, end), "explicit", found.cue)
        self.drafts.append(draft)
        return True

    # --- transcripts

    def _read_turn(self, turn: Turn, number: int) -> None:
        """What somebody says in a transcript, to the end of the paragraph; nothing for a stage direction."""
        if turn.start >= turn.end:
            return
        draft = self._draft("indirect", turn.start, turn.end, number)
        draft.unmarked = True
        if turn.continues and self.last:
            draft.give(self.last.speaker, "continued")
            draft.group = self.last.group
        else:
            draft.give(turn_speaker(self.source, self.resolver.people, turn), "explicit", turn.cue)
        self.drafts.append(draft)
        self._speaks(draft)

    # --- stretches between marks

    def _read_running(self, number: int, block: Block, first: int) -> None:
        """The stretches and the reported clauses of a block, in the order of the text."""
        stretches = self.stretches.get(number, [])
        singles = [(d.start, d.end) for d in self.drafts[first:]]
        if number and not stretches and not may_hold_clauses(self.words, (block.start, block.end), singles):
            return
        quoted = [(s.start, s.end) for s in stretches]
        read = single = 0
        for start, end in narrative_sentences(self.source, block.start, block.end, quoted):
            fragments: list[Span] = []
            direct: list[Span] = []
            here = len(self.drafts)
            before = read
            while read < len(stretches) and stretches[read].start < end:
                draft = self._read_stretch(stretches, read, block)
                read += 1
                if draft.end <= start:
                    before = read
                else:
                    (direct if draft.kind == "direct" else fragments).append((draft.start, draft.end))
            while single < len(singles) and singles[single][0] < end:
                fragments.append(singles[single])
                single += 1
            taken = spent_cues(self.drafts[here:], fragments)
            for piece in beside(start, end, direct):
                self._read_clauses(piece, number, quoted[before:read], fragments, taken)
        for k in range(read, len(stretches)):
            self._read_stretch(stretches, k, block)

    def _read_stretch(self, stretches: list[Stretch], n: int, block: Block) -> Draft:
        source, stretch = self.source, stretches[n]
        floor = stretches[n - 1].end if n else block.start
        limit = stretches[n + 1].start if n + 1 < len(stretches) else block.end
        sentence = source.sentence_start(stretch.start, floor)
        lead = source.text[sentence : stretch.start]
        begins = begins_sentence(lead)
        found = self._words_beside(stretch, block, sentence, limit)
        goes_on = not begins and self._goes_on(found, floor, stretch)
        found = None if goes_on else found
        fragment = not goes_on and is_fragment(source, stretch, lead, source.text[stretch.end : limit], found)
        draft = self._draft("direct", stretch.start, stretch.end, stretch.block)
        self._continue(draft, stretch, stretches[n - 1] if n else None)
        if found:
            self._attribute(draft, found, fragment, sentence)
        elif draft.speaker is None and (begins or goes_on) and not fragment and self.last_here:
            self._split(draft, self.last_here, floor)
        if fragment and not stretch.continues:
            draft.kind = fragment_kind(source, stretch, lead, draft.attribution == "explicit")
        if draft.speaker is None:
            self._inherit(draft, block, begins)
        if draft.kind == "direct" and draft.attribution in ("none", "inherited", "split"):
            between = source.text[floor : stretch.start] if floor > block.start else ""
            if is_single_expression(source, stretch, between):
                draft.kind = "scare"
        if draft.kind == "scare" and (draft.attribution == "inherited" or is_title(stretch.inner(source.raw))):
            draft.give(None, "none")
        self.drafts.append(draft)
        self._remember(draft)
        return draft

    def _words_beside(self, stretch: Stretch, block: Block, sentence: int, limit: int) -> Attribution | None:
        """The words after a stretch, or before it in its sentence, that say whose it is."""
        source, at = self.source, stretch.start
        lead = source.text[sentence:at]
        begins = begins_sentence(lead)
        found = attribution_after(source, stretch, limit, begins) or attribution_by_dash(source, stretch, limit)
        if found or begins:
            return found
        found = attribution_by_agent(source, sentence, stretch, limit)
        if found:
            return found
        start = source.sentence_start(at, block.start) if hangs(lead) else sentence
        return attribution_before(source, start, at, self.resolver.people)

    def _draft(self, kind: str, start: int, end: int, block: int) -> Draft:
        self._groups += 1
        return Draft(kind, start, end, block, self._groups)

    def _resolved(self, found: Attribution, at: int, said: Span = (0, 0)) -> Speaker:
        if self.source.text[slice(*found.phrase)] == "I":
            return NOBODY._replace(mention=found.phrase)
        speaker = self.resolver.resolve(found.phrase, at, self.context, said)
        if found.apposition and not speaker.role:
            role = plain(self.source.text[slice(*found.apposition)])
            speaker = speaker._replace(role=_ROLE_ARTICLE.sub("", role, count=1))
        return speaker

    def _attribute(self, draft: Draft, found: Attribution, fragment: bool, sentence: int) -> None:
        """Gives the stretch to the speaker that was found, and the nameless stretches before it in the block too."""
        whole = fragment and found.phrase[0] >= draft.end  # "Smith “never did it,” he said": all of it is said
        speaker = self._resolved(found, draft.start, (sentence if whole else draft.start, draft.end))
        draft.give(speaker, "explicit", found.cue)
        if fragment:
            return
        for earlier in reversed(self.drafts):
            if earlier.block != draft.block or earlier.speaker:
                break
            if earlier.kind == "direct":
                earlier.give(speaker, "split", found.cue)
                earlier.group = draft.group

    def _continue(self, draft: Draft, stretch: Stretch, previous: Stretch | None) -> None:
        """A stretch that runs on from an earlier block, or from an unclosed one just before it, has its speaker."""
        if previous:
            between = self.source.raw[previous.end : stretch.start]
            goes_on = not previous.closed and not between.strip()
        else:
            goes_on = stretch.continues
        if goes_on and self.last and self.last.block >= stretch.block - 2:
            draft.give(self.last.speaker, "continued")
            draft.group = self.last.group

    def _goes_on(self, found: Attribution | None, floor: int, stretch: Stretch) -> bool:
        """Does a stretch go on with the one before it in the sentence, interrupted by nothing but its attribution?"""
        earlier = self.last_here
        if earlier is None or earlier.end != floor or earlier.kind != "direct":
            return False
        same = found is None or found.cue == earlier.cue
        return same and resumes(self.source.text, earlier.cue, floor, stretch.start)

    def _split(self, draft: Draft, earlier: Draft, floor: int) -> None:
        """A stretch that follows straight on the attribution of another one in the same block."""
        attribution = self.source.text[floor : draft.start].rstrip()
        straight = self.source.sentence_start(floor + max(0, len(attribution) - 1), floor) == floor
        if straight and earlier.end == floor and earlier.speaker and earlier.kind in ("direct", "mixed"):
            draft.give(earlier.speaker, "split", earlier.cue)
            draft.group = earlier.group

    # --- stretches without words that name a speaker

    def _inherit(self, draft: Draft, block: Block, begins: bool) -> None:
        if draft.kind == "mixed":
            speaker = self._subject_of_sentence(draft, block)
            if speaker:
                draft.give(speaker, "inherited")
            return
        if draft.kind != "direct":
            return
        if draft.start == block.start and self._colon_before(draft):
            return
        if begins:
            speaker = self._speaker_before(draft, block)
            if speaker:
                draft.give(speaker, "inherited")

    def _subject_of_sentence(self, draft: Draft, block: Block) -> Speaker | None:
        """Whose words a fragment has that nobody is said to have said: those of whom its sentence is about."""
        start = self.source.sentence_start(draft.start, block.start)
        if self.source.text.startswith("It ", start):
            return self.context.organisation
        subject = self.resolver.subject_of(start, draft.start)
        name = subject.person if subject else self.context.person
        return self.resolver.person(name, (0, 0), PRONOUN) if name else None

    def _colon_before(self, draft: Draft) -> bool:
        """ "Smith has a message:" in the block before."""
        if not draft.block:
            return False
        before = self.source.blocks[draft.block - 1]
        if self.source.raw[before.end - 1] != ":":
            return False
        start = self.source.sentence_start(before.end - 1, before.start)
        found = attribution_before(self.source, start, before.end, self.resolver.people)
        if found:
            draft.give(self.resolver.resolve(found.phrase, draft.start, self.context), "explicit", found.cue)
        return found is not None

    def _speaker_before(self, draft: Draft, block: Block) -> Speaker | None:
        """The nearer of the last speaker and the subject of the sentence before; else somebody of the block before."""
        number, people = draft.block, self.resolver.people
        last = self.last if self.last and self.last.block >= number - 1 else None
        opens = self.last_here is None
        after_quotation = opens and number > 0 and self._has_outer_marks(number - 1)
        subject = None if after_quotation else self.resolver.subject_before(draft.start)
        if subject and (last is None or (opens and last.block < number) or subject.start >= last.end):
            return self.resolver.person(subject.person, (subject.start, subject.end), FULL_NAME)
        if last:
            return last.speaker
        if draft.start != block.start or not number:
            return None
        before = self.source.blocks[number - 1]
        start = self.source.sentence_start(before.end - 1, before.start)
        namings = people.within(start, before.end) or people.within(before.start, before.end)
        if namings:
            return self.resolver.person(namings[0].person, (namings[0].start, namings[0].end), PRONOUN)
        remembered = self.last and self.last.block >= number - _REMEMBERED_BLOCKS and self.context.person
        return self.resolver.person(remembered, (0, 0), PRONOUN) if remembered else None

    def _has_outer_marks(self, number: int) -> bool:
        """Does the block open or close with a quoted stretch?"""
        block, stretches = self.source.blocks[number], self.stretches.get(number, [])
        return len(stretches) > 0 and (stretches[0].start == block.start or stretches[-1].end == block.end)

    def _remember(self, draft: Draft) -> None:
        if draft.kind in ("direct", "mixed") and draft.speaker:
            self.last_here = draft
            self._speaks(draft)
        elif draft.kind == "direct" and self.last_here is None:
            self.last_here = draft

    def _speaks(self, draft: Draft) -> None:
        self.last = draft
        self.context.speaker = draft.speaker
        if draft.speaker and draft.speaker.kind in ("organisation", "document"):
            self.context.organisation = draft.speaker
        if draft.speaker and draft.speaker.name and draft.speaker.name in self.resolver.people:
            self.context.person = draft.speaker.name

    # --- single marks and reported clauses

    def _read_singles(self, number: int) -> None:
        """The fragments between single marks, outside the stretches."""
        stretches = self.stretches.get(number, [])
        k = 0
        for start, end in self.source.singles.get(number, ()):
            while k < len(stretches) and stretches[k].end <= start:
                k += 1
            if k == len(stretches) or stretches[k].start >= end:
                short = count_words(self.source.raw[start:end]) <= _SINGLE_SCARE_WORDS
                self.drafts.append(self._draft("scare" if short else "mixed", start, end, number))

    def _read_clauses(
        self, piece: Span, number: int, quoted: list[Span], fragments: list[Span], taken: set[int]
    ) -> None:
        """The reported clauses of a sentence, or of a piece of one beside direct speech."""
        headline = headline_clause(self.source, piece) if number == 0 else None
        if headline:
            speaker = self.resolver.resolve(headline.phrase, piece[0], self.context)
            known = speaker.form not in (PROPER, WORDS, LONG_WORDS)
            if known or speaker.kind == "document" or is_role(speaker.name or ""):
                self._add_clause(headline, number, piece[0], fragments)
                return
        for clause in reported_clauses(self.source, self.words, piece, quoted, taken):
            self._add_clause(clause, number, piece[0], fragments)

    def _add_clause(self, clause: Clause, number: int, sentence: int, fragments: list[Span]) -> None:
        speaker = None
        if clause.phrase[0] < clause.phrase[1]:
            speaker = self.resolver.resolve(clause.phrase, sentence, self.context, (clause.start, clause.end))
            speaker = speaker._replace(mention=clause.mention) if clause.mention else speaker
        draft = self._clause_draft(clause.start, clause.end, number, fragments)
        if draft.marked == [(draft.start, draft.end)] and self.source.text[slice(*clause.cue)] == ":":
            draft.kind = "direct"  # a headline's own marks: "Smith: 'No deal'"
        draft.give(speaker, "explicit", clause.cue)
        if clause.goes_on:
            rest = self._clause_draft(*clause.goes_on, number, fragments)
            rest.give(speaker, "split", clause.cue)
            rest.group = draft.group
        if speaker and self._is_somebody(speaker):
            self._speaks(draft)

    def _clause_draft(self, start: int, end: int, number: int, fragments: list[Span]) -> Draft:
        marked = [(a, b) for a, b in fragments if a >= start - 1 and b <= end + 3]
        end = max([end, *(b for _, b in marked)])
        draft = self._draft("mixed" if marked else "indirect", start, end, number)
        draft.clause, draft.marked = True, marked
        self.drafts.append(draft)
        return draft

    def _is_somebody(self, speaker: Speaker) -> bool:
        """Is the speaker sure enough to be meant by what follows?"""
        name = speaker.name or ""
        return speaker.kind != "person" or name in self.resolver.people or is_role(name)

    def _take_in_fragments(self, first: int) -> None:
        """Quoted fragments inside a reported clause are no quotations of their own."""
        marked = {span for draft in self.drafts[first:] for span in draft.marked}
        if not marked:
            return
        self.drafts[first:] = [d for d in self.drafts[first:] if d.clause or (d.start, d.end) not in marked]
        for draft in self.drafts[first:]:
            if draft.kind == "direct":
                draft.marked = []
