"""Other tools' dictionaries, one reader per file: text in, `Reading` out, nothing silently dropped."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from msgspec import Struct

from framing.errors import LexiconError
from framing.lexicon.formats import table
from framing.lexicon.problems import Reading

Reader = Callable[[str, str], Reading]


class Format(Struct, frozen=True):
    """A file format: its name on the command line, what it is, its endings and the module that reads it."""

    name: str
    title: str
    endings: tuple[str, ...]
    module: str

    def reader(self) -> Reader:
        """Its `read(text, path)`; imported when it is first needed, which keeps the start short."""
        read: Reader = import_module(self.module).read
        return read


_HERE = "framing.lexicon.formats."
FORMATS = (
    Format("csv", "native CSV", (".csv", ".tsv"), "framing.lexicon.native"),
    Format("toml", "native TOML", (".toml",), "framing.lexicon.toml_file"),
    Format("json", "native JSON", (".json",), "framing.lexicon.json_file"),
    Format("liwc", "LIWC dictionary", (".dic",), _HERE + "liwc"),
    Format("dicx", "LIWC-22 dictionary", (".dicx",), _HERE + "dicx"),
    Format("yaml", "quanteda and Lexicoder YAML", (".yml", ".yaml"), _HERE + "yaml_dictionary"),
    Format("lc3", "Lexicoder 3", (".lc3", ".lcd"), _HERE + "lexicoder"),
    Format("yoshikoder", "Yoshikoder", (".ykd",), _HERE + "yoshikoder"),
    Format("wordstat", "WordStat categorization dictionary", (".cat",), _HERE + "wordstat"),
    Format("vader", "VADER sentiment lexicon", (), _HERE + "vader"),
    Format("nrc", "NRC Emotion Lexicon (EmoLex)", (), _HERE + "nrc"),
    Format("mpqa", "MPQA subjectivity lexicon", (".tff",), _HERE + "mpqa"),
    Format("table", "table of words with scores, sentiments or categories", (), _HERE + "table"),
    Format("words", "plain word list, a term a line", (".txt", ".lst"), _HERE + "wordlist"),
    Format("patterns", "spaCy and Prodigy patterns", (".jsonl",), _HERE + "patterns"),
    Format("emfd", "extended Moral Foundations Dictionary", (), _HERE + "emfd"),
    Format("connotation", "connotation frames", (), _HERE + "connotation"),
)
BY_NAME = {f.name: f for f in FORMATS}
_SENSES = re.compile(r"^[anvrs]\t\d{8}\t[\d.]+\t[\d.]+\t\S+#\d", re.MULTILINE)
"""A line of SentiWordNet: part of speech, number, two scores, words with the number of their sense."""
_BY_ENDING = {ending: f for f in FORMATS for ending in f.endings}
ENDINGS = tuple(_BY_ENDING)


def guess(path: str, text: str) -> Format:
    """The format of a file, by its ending, and by its first lines where the ending leaves it open.

    Raises:
        LexiconError: it scores senses of words, not words.
    """
    ending = PurePath(path).suffix.lower()
    by_ending = _BY_ENDING.get(ending)
    if by_ending is not None and ending not in (".csv", ".tsv", ".txt", ".lst"):
        return by_ending
    if _SENSES.search(text[:20_000]):
        raise LexiconError(path, expected="a score for each word (this is SentiWordNet, which has one for each sense)")
    lines = [line for line in text[:20_000].split("\n") if line.strip() and not line.startswith("#")][:20]
    first = lines[0].strip() if lines else ""
    found = _by_header(first) or (_by_lines(lines) if ending != ".csv" else _scored(lines))
    return BY_NAME[found] if found else by_ending or BY_NAME["words"]


def _scored(lines: list[str]) -> str | None:
    return "table" if lines and table.is_scored(lines) else None


def _by_header(line: str) -> str | None:
    """The format that a header row indicates."""
    cells = {cell.strip(' "').lower() for cell in line.replace(";", ",").replace("\t", ",").split(",")}
    if "term" in cells and not table.has_scores(cells) and (len(cells) > 1 or line.strip().lower() == "term"):
        return "csv"
    if "dicterm" in cells:
        return "dicx"
    if "word" in cells and any(cell.startswith(("care_", "harm_")) for cell in cells):
        return "emfd"
    if any(cell.startswith("perspective(") for cell in cells):
        return "connotation"
    return "table" if table.is_header([c.strip(' "').lower() for c in line.split(table.separator_of(line))]) else None


def _by_lines(lines: list[str]) -> str | None:
    """The format that the first lines of a file without a header indicate."""
    if not lines:
        return None
    if "priorpolarity=" in lines[0]:
        return "mpqa"
    if lines[0].strip() == "%":
        return "liwc"
    if lines[0].startswith("+"):
        return "lc3"
    if lines[0].lstrip().startswith('{"') and '"pattern"' in lines[0]:
        return "patterns"
    if lines[0].lstrip().startswith(("[{", '["', '{"')) or lines[0].strip() in ("[", "{"):
        return "json"
    cells = [line.split("\t") for line in lines]
    half = len(cells) / 2  # a few lines of preface or a broken line do not hide what the rest is
    if sum(len(c) >= 3 and _is_number(c[1]) and _is_number(c[2]) for c in cells) > half:
        return "table" if table.is_scored(lines) and len(cells[-1]) != 3 else "vader"
    if sum(len(c) == 3 and _is_number(c[2]) and 0 <= float(c[2]) <= 1 for c in cells) > half:
        return "nrc"
    if table.is_scored(lines):
        return "table"
    if any(line.rstrip().endswith("(1)") for line in lines) and any(line[:1] in "\t " for line in lines):
        return "wordstat"
    return None


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
