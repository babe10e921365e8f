"""Compare how news outlets report one event.

    import framing

    c = framing.compare(["a.txt", "Al Jazeera=b.txt"])
    c.contrasts.to_pandas()
    c.save("report.html")

`analyze`, `compare`, `stories`, `corpus` and `load` return results with the tables of the reports. Modules are imported
when they are first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # as in typing, which takes too long: Ctrl-C before `cli.main` begins ends in a traceback
if TYPE_CHECKING:
    from typing import Any

    from framing.panel import CorpusTables as CorpusTables
    from framing.panel import Panel as Panel
    from framing.panel import Stories as Stories
    from framing.results import Analyzed as Analyzed
    from framing.results import Compared as Compared
    from framing.results import analyze as analyze
    from framing.results import compare as compare
    from framing.results import load as load
    from framing.results import stories as stories

__all__ = ["Analyzed", "Compared", "CorpusTables", "Panel", "Stories", "analyze", "compare", "load", "stories"]


def __getattr__(name: str) -> object:
    """The functions and types of `framing.results`, imported when the first of them is used."""
    if name == "corpus":
        return import_module("framing.corpus")
    if name == "__version__":
        return import_module("importlib.metadata").version("framing-compare")
    if name not in __all__:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    from framing import results

    return getattr(results, name)


class _Framing(ModuleType):
    """Lets `framing.corpus(articles, out)` be called as one would guess, although a package has that name too."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "corpus" and isinstance(value, ModuleType):  # set by the import system
            value.__class__ = _Corpus
        super().__setattr__(name, value)


class _Corpus(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """See `framing.results.corpus`."""
        from framing.results import corpus

        return corpus(*arguments, **options)


sys.modules[__name__].__class__ = _Framing


def __dir__() -> list[str]:
    return sorted([*__all__, "corpus", *(name for name in globals() if name.startswith("__"))])
