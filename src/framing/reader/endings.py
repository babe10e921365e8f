"""File name endings that articles have."""

from __future__ import annotations

from pathlib import PurePath

TEXT = (".txt", ".text", ".md", ".markdown")
PAGES = (".html", ".htm", ".xhtml")
PLAIN_RECORDS = (".json", ".jsonl", ".ndjson", ".csv", ".tsv")
"""Those that this program reads without the help of others, so that its own code decides what is read."""
RECORDS = (*PLAIN_RECORDS, ".parquet")
DOCUMENTS = (".docx", ".pdf", ".rtf", ".odt", ".epub")
MESSAGES = (".eml", ".mht", ".mhtml", ".mbox")
CONTAINERS = (".xml", ".rss", ".atom", ".warc", ".zip", ".tar", ".tgz", ".gz")
ENDINGS = TEXT + PAGES + RECORDS + DOCUMENTS + MESSAGES + CONTAINERS

MOST_BYTES = 2_000_000_000
"""A larger file is refused; collections come as JSON Lines, which may be this large, because they are read line by
line."""
MOST_BYTES_CONTAINER = 200_000_000
"""The same for an archive, a mailbox, a feed or a Parquet file, which are read at once."""
MOST_CHARACTERS = 200_000_000
"""Characters of all articles of a run together, which are all in memory: some 40,000 articles of 800 words."""
MOST_BYTES_ARTICLE = 50_000_000
"""The same for a file that holds a single article."""
LARGE = "split it, or give its articles as JSON Lines"
_NO_ARTICLES = ("readme", "license", "licence", "changelog", "notice")


def is_article_name(path: str) -> bool:
    """Whether a path in a folder or an archive may be an article: by its ending, and neither hidden nor metadata."""
    parts = PurePath(path).parts
    name = PurePath(path)
    shown = not any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return shown and name.suffix.lower() in ENDINGS and not name.stem.lower().startswith(_NO_ARTICLES)


def most_bytes(path: str) -> int:
    """The largest size for a file of that name, in bytes."""
    lower = path.lower()
    if lower.endswith(PLAIN_RECORDS):
        return MOST_BYTES
    return MOST_BYTES_CONTAINER if lower.endswith(MESSAGES + CONTAINERS + RECORDS) else MOST_BYTES_ARTICLE
