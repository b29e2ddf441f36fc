"""`nutgraf --summary`: articles in, summaries and quotations out, without a screen and without keeping anything."""

from __future__ import annotations

import argparse

from articles.reading import Unreadable
from summarize import DEFAULT_METHOD, SUMY_SENTENCES, Length, find_quotes, find_title_quotes, summarize
from summarize.methods import MethodError, check
from tui import report
from tui.output import Result, write
from tui.wanted import Found, Wanted, WrongUseError, articles_of, own_settings, own_taxonomy, use_limits


def run(options: argparse.Namespace) -> int:
    """Print what is asked for; the exit code."""
    try:
        methods = list(dict.fromkeys(name.strip() for name in (options.method or DEFAULT_METHOD).split(",")))
        for name in methods:
            check(name)
        wanted = Wanted(options)
        use_limits()
        taxonomy, settings = own_taxonomy(), own_settings()
    except (MethodError, WrongUseError) as error:
        report.warn(str(error))
        return report.USAGE
    sumy_sentences = settings.sumy_sentences if settings else SUMY_SENTENCES
    shown = failed = 0
    try:
        for found in articles_of(options.paths, taxonomy, wanted):
            if isinstance(found, Unreadable):
                report.warn(f"{found.source}: {found.reason}")
                failed += 1
            else:
                result = _result(found, methods, options, sumy_sentences)
                write(result, options.format or "text", first=not shown)
                shown += 1
    except WrongUseError as error:
        report.warn(str(error))
        return report.USAGE
    if not shown and not failed:
        report.warn(wanted.nothing())
    return report.DONE if shown and not failed else report.NOT_ALL


def _result(found: Found, methods: list[str], options: argparse.Namespace, sumy_sentences: int) -> Result:
    article = found.article
    document = article.document
    length = Length(options.sentences, options.words, options.ratio) if _given(options) else Length(sentences=3)
    focus = options.focus or ""
    summaries = tuple(summarize(document, method, length, focus, sumy_sentences) for method in methods)
    if options.quotes is False:
        return Result(article, summaries, None, (), bool(options.why))
    if found.quoted:
        return Result(article, summaries, *found.quoted, bool(options.why))
    return Result(article, summaries, find_quotes(document), find_title_quotes(document), bool(options.why))


def _given(options: argparse.Namespace) -> bool:
    return any(x is not None for x in (options.sentences, options.words, options.ratio))
