"""The panes of the reading room: list, reader, summary, quotes.

Every pane can take the focus, has its keys from ``tui.actions.bindings(pane)`` (with ``inherit_bindings=False``, so
that a changed keymap leaves no old key behind) and says what it is in its ``border_title``: always a `Content`, never a
plain string, which Textual would read as markup. Headings, rules and focus get their style once, in ``app.tcss``
(``border-top: blank`` with the title in it); a pane fills its cell and draws no heading of its own.

``show(reading)`` puts a `Reading` on the pane, None means that there is no article; ``working()`` of summary and quotes
says that an answer takes longer than a moment. Colours come from the theme's variables (`tui.themes`): ``$rule``,
``$dim``, ``$mark``, ``$speaker-1`` to ``$speaker-6``, ``$sector-1`` to ``$sector-6``. News for the foot line is a
`tui.notes.Note`.
"""
