"""How much memory the largest input of each kind takes: `uv run python benchmarks/memory.py [KIND …]`.

Makes each input in a temporary folder, from the demo's sentences, a little below the size at which it would be refused
(or above it, where the refusal is measured). Runs `framing COMMAND` on it and prints the peak of the largest process,
as the kernel reports it, the exit code, and the last line on stderr.
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
    "tar.gz of 9,900 files, 190 MB unpacked": ("a.tar.gz", lambda p: tarred(p, mb(190))),
    "WARC of 190 MB": ("a.warc", lambda p: web_archive(p, mb(190))),
    "mailbox of 190 MB": ("a.mbox", lambda p: mailbox(p, mb(190))),
    "e-mail of 45 MB": ("a.eml", lambda p: one(p, mb(45))),
    "text of 49 MB": ("a.txt", lambda p: one(p, mb(49))),
    "web page of 19 MB": ("a.html", lambda p: one(p, mb(19))),
}  # fmt: skip
"""Kind -> file name, and what makes it."""


def measured(command: list[str]) -> str:
    """Peak of the largest process in MiB, seconds of processor time, exit code and the last message."""
    child = (
        "import sys, resource, subprocess as s; r = s.run(sys.argv[1:], stdout=s.DEVNULL, stderr=s.PIPE, text=True)\n"
    )
    child += "u = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
    child += "print(u.ru_maxrss // 1024, round(u.ru_utime + u.ru_stime), r.returncode, (r.stderr.strip().splitlines() or [''])[-1])"  # noqa: E501
    done = subprocess.run([sys.executable, "-c", child, *command], capture_output=True, text=True, check=True)
    peak, seconds, code, told = done.stdout.strip("\n").split(" ", 3)
    return f"{peak:>6} MiB {seconds:>5} s  exit {code}  {told[:150]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", nargs="*", help="part of a kind's name; all without any")
    parser.add_argument("--share", type=float, default=1.0, help="of the largest size")
    parser.add_argument("--command", default="read", help="read, analyze …")
    given = parser.parse_args()
    SHARE[0] = given.share
    framing = str(Path(sys.executable).with_name("framing"))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for kind, (name, make) in READ.items():
        if given.kind and not any(word in kind for word in given.kind):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            make(path)
            os.environ["FRAMING_CACHE"] = str(Path(folder) / "cache")
            extra = ["-q"] if given.command != "read" else []
            print(f"{kind:40} {measured([framing, given.command, str(path), *extra])}", flush=True)


if __name__ == "__main__":
    main()
