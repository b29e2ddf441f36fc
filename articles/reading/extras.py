"""Libraries that only some formats need, and not every installation has."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from articles.reading.piece import FormatError


def needed(module: str, extra: str, what: str) -> Any:
    """The module that reads some format; raises `FormatError` where it is not installed, and tells how to."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        if error.name and error.name.partition(".")[0] != package:
            raise
        raise FormatError(f"reading {what} needs {package}: pip install 'nutgraf[{extra}]'") from None
