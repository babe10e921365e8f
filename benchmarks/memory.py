"""How much memory the largest input of each kind takes: `uv run python benchmarks/memory.py [PART …]`.

Makes each input in a temporary folder, from the demo's sentences or invented ones, a little below the size at which it
would be refused (or above it, where the refusal is measured). Runs `framing` on it with an empty cache, and prints

- the most that all its processes took together, sampled eight times a second: the sum of their proportional set sizes
  (PSS, /proc/*/smaps_rollup), in which a page that several processes share is counted once;
- the most that the largest one took;
- seconds by the clock and of processor time, the exit code, and the last line on stderr.

PART is a part of a command's or a kind's name: `compare`, `WARC`. Linux only.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import random
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from framing.demo import articles_file

SENTENCES = [
    sentence
    for line in articles_file().read_text(encoding="utf-8").splitlines()
    for paragraph in json.loads(line)["body"]
    for sentence in re.split(r"(?<=[.”]) ", paragraph)
]


def articles(sentences: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Articles without end."""
    chosen, number = random.Random(seed), 0
    while True:
        number += 1
        body = [" ".join(chosen.choices(SENTENCES, k=min(4, sentences - at))) for at in range(0, sentences, 4)]
        yield {
            "id": f"a{number}",
            "source": f"Outlet {number % 5}",
            "date": f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
            "title": f"Report {number} of the day",
            "text": "\n\n".join(body),
        }


def lines(path: Path, size: int, sentences: int = 40, most: int = 10**9) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number, article in enumerate(articles(sentences)):
            if file.tell() > size or number >= most:
                return
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def table(path: Path, rows: int) -> None:
    import csv

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "source", "date", "title", "text"])
        writer.writeheader()
        writer.writerows(article for article, _ in zip(articles(1), range(rows), strict=False))


def parquet(path: Path, size: int) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [article for article, _ in zip(articles(40), range(size // 2400), strict=False)]
    pq.write_table(pa.Table.from_pylist(rows), path, compression="none", use_dictionary=False)


def plain(article: dict[str, str]) -> bytes:
    return f"{article['title']}\n\n{article['text']}\n".encode()


def page(article: dict[str, str]) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in article["text"].split("\n\n"))
    return f"<html><head><title>{article['title']}</title></head><body><article><h1>{article['title']}</h1>{body}</article></body></html>".encode()  # noqa: E501


def archived(path: Path, size: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for article, _ in zip(articles(max(1, size // 9_900 // 60)), range(9_900), strict=False):
            archive.writestr(f"{article['id']}.txt", plain(article))


def tarred(path: Path, size: int) -> None:
    with tarfile.open(path, "w:gz", compresslevel=3) as archive:
        for article, _ in zip(articles(max(1, size // 9_900 // 60)), range(9_900), strict=False):
            data = plain(article)
            item = tarfile.TarInfo(f"{article['id']}.txt")
            item.size = len(data)
            archive.addfile(item, io.BytesIO(data))


def web_archive(path: Path, size: int) -> None:
    with path.open("wb") as file:
        for article in articles(60):
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(article)
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{article['id']}\r\n"
            head += f"WARC-Date: {article['date']}T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            file.write(head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")
            if file.tell() > size:
                return


def message(article: dict[str, str]) -> bytes:
    head = f"From: {article['source']} <news@example.org>\nSubject: {article['title']}\n"
    head += "Date: Mon, 05 Feb 2024 08:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    return head.encode() + article["text"].encode() + b"\n"


def mailbox(path: Path, size: int) -> None:
    with path.open("wb") as file:
        for article in articles(40):
            file.write(b"From news@example.org Mon Feb  5 08:00:00 2024\n" + message(article) + b"\n")
            if file.tell() > size:
                return


def one(path: Path, size: int) -> None:
    article = next(articles(size // 60))
    path.write_bytes({".eml": message, ".html": page}.get(path.suffix, plain)(article)[:size])


MB = 10**6
SHARE = [1.0]
"""The share of the largest size that is measured; on a busy machine the rest is extrapolated."""


def mb(size: int) -> int:
    """Bytes of an input of this largest size in megabytes."""
    return round(size * MB * SHARE[0])


READ: dict[str, tuple[str, Callable[[Path], None]]] = {
    "200,000 short rows, CSV": ("rows.csv", lambda p: table(p, 200_000)),
    "JSON Lines of 2 GB": ("a.jsonl", lambda p: lines(p, mb(1_990))),
    "JSON Lines of 150 MB": ("b.jsonl", lambda p: lines(p, mb(150))),
    "Parquet of 190 MB": ("a.parquet", lambda p: parquet(p, mb(190))),
    "gzip of JSON Lines, 190 MB unpacked": (
        "a.jsonl.gz",
        lambda p: (lines(p.with_suffix(""), mb(190)), p.write_bytes(gzip.compress(p.with_suffix("").read_bytes(), 3))),
    ),
    "zip of 9,900 files, 190 MB unpacked": ("a.zip", lambda p: archived(p, mb(190))),
    "tar.gz of 9,900 files, 190 MB unpacked": ("a.tar.gz", lambda p: tarred(p, mb(180))),
    "WARC of 190 MB": ("a.warc", lambda p: web_archive(p, mb(190))),
    "mailbox of 190 MB": ("a.mbox", lambda p: mailbox(p, mb(190))),
    "e-mail of 45 MB": ("a.eml", lambda p: one(p, mb(45))),
    "text of 49 MB": ("a.txt", lambda p: one(p, mb(49))),
    "web page of 19 MB": ("a.html", lambda p: one(p, mb(19))),
}  # fmt: skip
"""Kind -> file name, and what makes it."""


def running(text: Callable[[random.Random], str], size: int, seed: int) -> str:
    """A text of about so many characters in paragraphs of four sentences."""
    chosen, paragraphs, length = random.Random(seed), [], 0
    while length < size:
        paragraphs.append(" ".join(text(chosen) for _ in range(4)))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:size].rsplit(" ", 1)[0]


def of_the_demo(chosen: random.Random) -> str:
    return chosen.choice(SENTENCES)


def name(chosen: random.Random) -> str:
    """One of 160,000 invented names."""
    syllables = ("ba", "de", "fi", "go", "ku", "la", "me", "no", "ri", "sa", "tu", "ve", "wo", "za", "che", "sho")
    first, last = ("".join(chosen.choices(syllables, k=2)).title() for _ in range(2))
    return f"{first} {last}son"


def of_names(chosen: random.Random) -> str:
    return f"{name(chosen)} met {name(chosen)} and praised {name(chosen)}."


def of_quotations(chosen: random.Random) -> str:
    return f"“We won’t go,” said {name(chosen)}." if chosen.random() < 0.5 else f"{name(chosen)} said he would stay."


def of_lines(chosen: random.Random) -> str:
    return f"They left.\n\nThe {chosen.choice(('mayor', 'crowd', 'army', 'court'))} fell."


def without_end(chosen: random.Random) -> str:
    return chosen.choice(SENTENCES).strip("“”.?!").replace(".", ",").lower() + ","


def of_marks(chosen: random.Random) -> str:
    return "".join(chosen.choices("!?)(-", k=40)) + " The sea rose."


def texts(folder: Path, count: int, size: int, text: Callable[[random.Random], str] = of_the_demo) -> list[str]:
    """Files of this many characters each, as arguments."""
    found = []
    for number in range(count):
        path = folder / f"outlet-{number}.txt"
        path.write_text(f"Report {number}\n\n{running(text, round(size * SHARE[0]), number)}\n", encoding="utf-8")
        found.append(str(path))
    return found


def alike(folder: Path, count: int) -> list[str]:
    """Short articles without dates that report one event."""
    with (folder / "alike.jsonl").open("w", encoding="utf-8") as file:
        for number in range(round(count * SHARE[0])):
            text = running(of_the_demo, 600, number % 3) + f" Number {number}."
            file.write(json.dumps({"id": str(number), "source": f"Outlet {number % 5}", "text": text}) + "\n")
    return [str(folder / "alike.jsonl")]


def saved(folder: Path, framing: str) -> list[str]:
    """A saved comparison of two articles as long as they may be."""
    files = texts(folder, 2, 189_000)
    subprocess.run([framing, "compare", *files, "-q", "--json", str(folder / "saved.json")], check=True)
    return [str(folder / "saved.json"), "--html", str(folder / "saved.html")]


Made = Callable[[Path], list[str]]
LONG: dict[str, Made] = {
    "compare: two of 189,000 characters": lambda f: ["compare", *texts(f, 2, 189_000), "--html", str(f / "x.html")],
    "compare: three of 132,000": lambda f: ["compare", *texts(f, 3, 132_000)],
    "compare: ten of 39,000": lambda f: ["compare", *texts(f, 10, 39_000), "--jobs", "8"],
    "compare: 200 of 1,900": lambda f: ["compare", *texts(f, 200, 1_900)],
    "compare: two of 195,000, distinct names": lambda f: ["compare", *texts(f, 2, 195_000, of_names)],
    "compare: two of 130,000, quotations": lambda f: ["compare", *texts(f, 2, 130_000, of_quotations)],
    "compare: two of 2,900 short paragraphs": lambda f: ["compare", *texts(f, 2, 56_000, of_lines)],
    "compare: two of 190,000 without a full stop": lambda f: ["compare", *texts(f, 2, 190_000, without_end)],
    "compare: two of 37,000 marks": lambda f: ["compare", *texts(f, 2, 41_000, of_marks)],
    "analyze: one of 189,000 characters": lambda f: ["analyze", *texts(f, 1, 189_000), "--json", str(f / "x.json")],
    "analyze: six of 189,000": lambda f: ["analyze", *texts(f, 6, 189_000), "--csv", str(f / "x.csv")],
    "analyze: 14 of 189,000, Parquet": lambda f: ["analyze", *texts(f, 14, 189_000), "--parquet", str(f / "x")],
    "corpus: one story, five outlets, 189,000 each": lambda f: [
        "corpus", *texts(f, 5, 189_000), "--out", str(f / "out"), "--html",
    ],
    "stories: 1,900 alike without dates": lambda f: ["stories", *alike(f, 1_900)],
    "stories: 6,000 alike without dates": lambda f: ["stories", *alike(f, 6_000)],
    "report: two of 189,000 characters": lambda f: ["report", *saved(f, FRAMING)],
}  # fmt: skip
"""Kind -> what makes the input in a folder; returns the arguments of `framing`."""

FRAMING = str(Path(sys.executable).with_name("framing"))


def family(process: int) -> list[int]:
    """A process and those that came of it."""
    found = [process]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:  # it has ended meanwhile
            continue
    return found


def held(process: int) -> int:
    """Proportional set size of a process in KiB; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def measured(command: list[str]) -> str:
    """Peaks in MiB of all processes together and of the largest, seconds, exit code and the last message."""
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    together = largest = 0
    with tempfile.TemporaryFile("w+", errors="replace") as told:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told)
        while process.poll() is None:
            sizes = [held(one) for one in family(process.pid)]
            together, largest = max(together, sum(sizes)), max(largest, *sizes)
            time.sleep(0.12)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        told.seek(0)
        last = (told.read().strip().splitlines() or [""])[-1]
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    seconds = f"{time.monotonic() - began:4.0f} s, {used:4.0f} s CPU"
    return f"{together >> 10:>5} MiB, largest {largest >> 10:>5} MiB {seconds}  exit {process.returncode}  {last[:130]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", help="part of a kind's name; all without any")
    parser.add_argument("--share", type=float, default=1.0, help="of the largest size")
    parser.add_argument("--command", default="read", help="for the collections: read, analyze …")
    given = parser.parse_args()
    SHARE[0] = given.share
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kinds: dict[str, Made] = {f"{given.command}: {kind}": made(*what, given.command) for kind, what in READ.items()}
    for kind, make in (kinds | LONG).items():
        if given.part and not any(word in kind for word in given.part):
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.environ["FRAMING_CACHE"] = str(Path(folder) / "cache-of-inputs")
            command = make(Path(folder))
            os.environ["FRAMING_CACHE"] = str(Path(folder) / "cache")
            print(f"{kind:48} {measured([FRAMING, *command])}", flush=True)


def made(name: str, make: Callable[[Path], None], command: str) -> Made:
    """What makes a collection and returns the command that reads it."""

    def arguments(folder: Path) -> list[str]:
        make(folder / name)
        return [command, str(folder / name), *(["-q"] if command != "read" else [])]

    return arguments


if __name__ == "__main__":
    main()
