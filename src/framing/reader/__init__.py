"""Turn files, folders and standard input into `Article`s. One module for each input format."""

from framing.reader.reading import (
    Reading,
    Room,
    TooLargeError,
    examine,
    iterate,
    read,
    read_bytes,
    split,
    with_own_ids,
)  # fmt: skip

__all__ = ["Reading", "Room", "TooLargeError", "examine", "iterate", "read", "read_bytes", "split", "with_own_ids"]
