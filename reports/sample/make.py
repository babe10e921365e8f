"""Make the samples beside this file anew from the two seeds: one report of each format.

    uv run python reports/sample/make.py

The texts are analysed once; the other formats are rendered from the saved JSON by `framing report`. To keep the
folder small, the long CSV holds the evidence on one entity, and the folders some of the tables.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = ("seeds/proletarian.txt", "seeds/al-jazeera.txt")
PANELS = ("contrasts", "portraits", "wordings", "passages", "loaded_terms", "voices", "keyness", "notes")
RUNS = (
    ("--html", "report.html"),
    ("--xlsx", "report.xlsx", *(x for p in PANELS for x in ("--panel", p))),
    ("--markdown", "report.md", *(x for p in PANELS for x in ("--panel", p))),
    ("--csv", "lukashenko.csv", "--entity", "Alexander Lukashenko", "--panel", "evidence"),
    ("--csv", "tables/", *(x for p in PANELS for x in ("--panel", p))),
    ("--parquet", "parquet/", "--panel", "portraits", "--panel", "wordings", "--panel", "voices"),
)


def run(*words: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name("framing")), *words], check=True)


def make(sample: str) -> None:
    """All reports, into a folder."""
    run("compare", *SEEDS, "--json", f"{sample}/report.json", "--quiet")
    for option, target, *more in RUNS:
        run("report", f"{sample}/report.json", option, f"{sample}/{target}", *more, "--quiet")


def replace(made: Path) -> None:
    """Only when all are made do they take the place of the old ones."""
    for old in HERE.iterdir():
        if old.is_dir():
            shutil.rmtree(old)
        elif old.suffix != ".py":
            old.unlink()
    for new in made.iterdir():
        shutil.move(str(new), HERE / new.name)


if __name__ == "__main__":
    os.chdir(HERE.parents[1])  # so that the paths in the reports are those of this repository
    with tempfile.TemporaryDirectory() as cache, tempfile.TemporaryDirectory() as made:
        os.environ["FRAMING_CACHE"] = cache  # analysed here and now, not taken from a cache
        make(made)
        replace(Path(made))
    size = sum(f.stat().st_size for f in HERE.rglob("*") if f.is_file())
    print(f"{size / 1e6:.2f} MB in {HERE.relative_to(Path.cwd())}")
