"""What spaCy brings along, and that its command line is still to be had."""

from __future__ import annotations

import subprocess
import sys


def _told(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.strip()


def test_its_command_line_is_not_imported() -> None:
    script = "import sys; from framing.analyzer.importing import import_spacy as i; assert i() is i(); "
    assert _told(script + "print('requests' in sys.modules, 'spacy.cli.info' in sys.modules)") == "False False"


def test_whoever_asks_for_it_later_gets_it() -> None:
    script = "from framing.analyzer.importing import import_spacy; import_spacy(); from spacy.cli import info; "
    assert _told(script + "print(callable(info))") == "True"
