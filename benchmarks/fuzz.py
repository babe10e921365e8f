"""Mutated inputs through every reader and lexicon format: each ends in articles, entries or one expected error.

    python benchmarks/fuzz.py --count 200000 --seed 1

The seeds are small files of each format, made here or taken from tests/reader/examples. Each input is a seed with some
bytes flipped, cut, doubled or put in from another seed. What ends in another error, ends the process, or takes longer
than `--longest` seconds is printed with the number that makes it again (`--only`), and the exit code is 1. Every
10,000 inputs the counts so far go to stderr. It needs a system that can fork.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple, NoReturn

from framing.errors import FramingError
from framing.lexicon import native
from framing.lexicon.decoding import decode
from framing.lexicon.entry import Entry
from framing.lexicon.formats import FORMATS, guess
from framing.lexicon.problems import Severity
from framing.lexicon.write import native_csv
from framing.reader import read
from framing.reader.records import large
from framing.reporter.display import display

EXAMPLES = Path(__file__).parent.parent / "tests" / "reader" / "examples"
BODY = "The ferry line stopped all trips on Tuesday.\n“We won’t go,” said Ada Cole.\nIts owner gave no reason."
ARTICLES = {
    "a.txt": f"Ferries stop\nBy Kim Oduya\n\nPORT ELL (GP) — {BODY}\n\nREAD MORE: x\n",
    "b.txt": f"Title: Ferries stop\nSource: Gull\nDate: 3 May 2024\nPart: x\n\n{BODY}",
    "a.md": f"---\ntitle: >-\n  Ferries\ndate: 2024-05-03\n---\n# Ferries\n\n{BODY}\n\n| a |\n|---|\n\n[^1]: x\n",
    "b.md": f'+++\ntitle = "Ferries"\ndate = 2024-05-03\n+++\n{BODY}',
    "a.json": '[{"title": "Ferries", "text": "<p>The ferry &amp; line</p>", "date": 1714694400, "source": "Gull"}]',
    "a.jsonl": '{"title": "Ferries", "body": ["It stopped.", "Nobody knew."], "id": "1"}\n{"text": "It blew."}\n',
    "a.csv": 'id,source,title,text\n1,Gull,Ferries,"It stopped, ""they"" said.\nNobody knew."\n2,Tern,Boats,It blew.\n',
    "b.csv": 'sep=;\ntitle;text\nFerries;"It stopped.\nBoats;It blew."\n',
    "b.json": '{"title": "Ferries", "text": "It stopped."}, {"title": "Boats", "text": "It blew.",}',
    "c.md": "# Ferries\n\nThey lie! pic.twitter.com/Ab3\n\n— Gull (@gull) May 3, 2024\n\n{BODY}\n",
    "a.tsv": "title\ttext\nFerries\tIt stopped.\n",
    "a.html": f"<html><title>Ferries</title><body><article><h1>Ferries</h1><p>{BODY * 4}</p></article></body></html>",
}
LEXICONS = {
    "a.csv": "# categories: x\nterm,category,polarity,weight,unless\nregime,x,negative,0.6,tax regime\n#MeToo,x,,,\n",
    "b.csv": "Word,Negative,Positive\nSLY,2009,0\nKIND,0,2009\n",
    "c.csv": "word,score\nsly,-3\nkind,2\n",
    "a.toml": 'name = "x"\n[[terms]]\nterm = "sly"\nweight = 0.5\n',
    "a.json": '{"name": "x", "terms": [{"term": "sly", "polarity": "negative"}, "kind"]}',
    "b.json": '{"sly": -2, "kind": 1}',
    "a.dic": "%\n1\taffect\n\t2\tanger\n%\nfurious\t1\t2\nhate*\t2\n",
    "a.dicx": "DicTerm,affect,anger\nfurious,X,X\nhate*,,0.5\n",
    "a.yml": "affect:\n  anger: [furious, hate*]\n  joy:\n    - kind\n",
    "a.lc3": "+negative\nsly\nfoul play\n+positive\nkind\n",
    "a.ykd": '<?xml version="1.0"?><dictionary><cnode name="x"><pnode name="sly*"/></cnode></dictionary>',
    "a.cat": "AFFECT\n\tFURIOUS (1)\n\tHATE* (1)\n",
    "a.txt": "sly\t-1.5\t0.5\t[-1, -2]\nkind\t2.0\t0.4\t[2, 2]\n",
    "b.txt": "sly\tanger\t1\nkind\tjoy\t0\n",
    "c.txt": "sly\nfoul play\nkind\n",
    "a.tff": "type=weaksubj len=1 word1=sly pos1=adj stemmed1=n priorpolarity=negative\n",
    "d.txt": "term\tvalence\nsly\t-0.9\nkind\t0.7\n",
    "a.jsonl": '{"label": "X", "pattern": [{"lower": "sly"}]}\n{"label": "Y", "pattern": "kind"}\n',
}
SIGNS = ["\x00", "\ufeff", "\u202e", "²", "é", "é", "\u00ad", "<!--", "<p>", "&#x110000;", "---", "9" * 5000, "[" * 300]
SIGNS += [
    '"',
    "\\u0000",
    "\\ud800",
    "NaN",
    "1e999",
    "{",
    "}",
    ",",
    "\t",
    "\r",
    "\x85",
    "\u2028",
    "%",
    "*",
    "=" * 50,
    "- " * 80,
]


def seeds() -> list[tuple[bool, str, bytes]]:
    """Whether it is a lexicon, its name and its bytes."""
    files = sorted(p for p in EXAMPLES.glob("*") if p.is_file() and p.stat().st_size < 200_000)
    found = [(False, name, text.encode()) for name, text in ARTICLES.items()]
    found += [(False, path.name, path.read_bytes()) for path in files]
    return found + [(True, name, text.encode()) for name, text in LEXICONS.items()]


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The bytes with one to six changes."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(len(out) + 1), chance.randint(1, 40)
        change = chance.randrange(6)
        if change == 0 and out:
            out[at % len(out)] = chance.randrange(256)
        elif change == 1:
            del out[at : at + size]
        elif change == 2:
            out[at:at] = out[at : at + size] * chance.randint(1, 30)
        elif change == 3:
            out[at:at] = chance.choice(SIGNS).encode("utf-8", "surrogatepass")
        elif change == 4:
            other = chance.choice(others)
            begin = chance.randrange(len(other) + 1)
            out[at:at] = other[begin : begin + 10 * size]
        else:
            del out[at:]
    return bytes(out[:2_000_000])


def unreadable_copy(entries: Sequence[Entry]) -> str:
    """What `framing lexicon import` would write of the entries, if its own check refuses it; else "read"."""
    if not entries:
        return "read"
    written = native_csv(entries, {"categories": ", ".join(dict.fromkeys(e.category for e in entries))})
    wrong = [p for p in native.read(written).problems if p.severity is Severity.ERROR]
    return f"written and then refused: {wrong[0]}" if wrong else "read"


def streamed(name: str, data: bytes) -> None:
    """The same file as if it were too large to be read at once."""
    try:
        for _ in large(io.BytesIO(data), name, None, PurePath(name).suffix):
            pass
    except FramingError:
        pass


def tried(lexicon: bool, name: str, data: bytes, folder: Path, number: int) -> str:
    """How it ends: "read", "refused", or the traceback of an unexpected error."""
    try:
        if lexicon:
            text, _ = decode(data)
            form = FORMATS[number % len(FORMATS)] if number % 3 == 0 else guess(name, text)
            return unreadable_copy(form.reader()(text, name).entries)
        path = folder / name
        path.write_bytes(data)
        if name.endswith((".json", ".jsonl", ".csv", ".tsv")):
            streamed(name, data)
        for article in read([str(path)]).articles:
            for part in article.parts:
                if not 0 <= part.start < part.end <= len(article.text):
                    return f"a part outside the text: {part}"
        return "read"
    except FramingError as fault:
        return "refused" if len(display(fault.message)) < 1_000 else f"message: {fault.message!r}"
    except Exception:  # the very thing that is looked for
        return traceback.format_exc()


class Tried(NamedTuple):
    number: int
    name: str
    end: str
    seconds: float


def one(number: int, seed: int, every: Sequence[tuple[bool, str, bytes]], folder: Path) -> Tried:
    """Make the input of this number and read it."""
    lexicon, name, data = every[number % len(every)]
    changed = mutated(data, [content for _, _, content in every], random.Random(f"{seed}/{number}"))
    began = time.process_time()
    end = tried(lexicon, name, changed, folder, number)
    return Tried(number, name, end, time.process_time() - began)


def all_of(numbers: Sequence[int], seed: int) -> Iterator[Tried]:
    """Every input, read in a child process: one that ends the process is told, and another goes on behind it."""
    every = seeds()
    done = 0
    while done < len(numbers):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _read_all(numbers[done:], seed, every, writing)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as lines:
            for line in lines:
                yield Tried(*json.loads(line))
                done += 1
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status:
            number = numbers[done]
            yield Tried(number, every[number % len(every)][1], f"the process ended with {status}", 0.0)
            done += 1


def _read_all(numbers: Sequence[int], seed: int, every: Sequence[tuple[bool, str, bytes]], writing: int) -> NoReturn:
    """Read in the child process, a line for each input. It never returns."""
    code = 1
    with contextlib.suppress(BaseException), tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            os.write(writing, json.dumps(one(number, seed, every, Path(folder))).encode() + b"\n")
        code = 0
    os._exit(code)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=20_000, help="inputs (20,000)")
    options.add_argument("--seed", type=int, default=1, help="of the random numbers (1)")
    options.add_argument("--first", type=int, default=0, help="number of the first input (0)")
    options.add_argument("--only", type=int, help="only the input of this number")
    options.add_argument("--longest", type=float, default=5.0, help="seconds that an input may take (5)")
    given = options.parse_args()
    numbers = [given.only] if given.only is not None else range(given.first, given.first + given.count)
    ends: Counter[str] = Counter()
    bad = 0
    for found in all_of(numbers, given.seed):
        ends[found.end if found.end in ("read", "refused") else "failed"] += 1
        if found.end not in ("read", "refused") or found.seconds > given.longest:
            bad += 1
            print(f"--only {found.number} ({found.name}, {found.seconds:.1f} s): {found.end[-1500:]}", flush=True)
        if sum(ends.values()) % 10_000 == 0:
            print(f"{sum(ends.values()):,}: {dict(ends)}", file=sys.stderr, flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{sum(ends.values()):,} inputs of {len(seeds())} seeds: {dict(ends)}; {bad} to mend; peak {peak} MB")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
