"""The panes of the reading room.

Every pane can take the focus, has its keys from ``tui.actions.bindings(pane)`` (with ``inherit_bindings=False``, so that a
changed keymap leaves no old key behind) and says what it is in its ``border_title``: always a `Content`, never a plain
string, which Textual would read as markup. The style of headings, rules and focus is written once, in ``app.tcss``.
"""
