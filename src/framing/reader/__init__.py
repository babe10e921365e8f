"""Files, folders and standard input -> `Article`. One file per input format."""

from framing.reader.reading import Reading, examine, iterate, read, read_bytes, split, with_own_ids

__all__ = ["Reading", "examine", "iterate", "read", "read_bytes", "split", "with_own_ids"]
