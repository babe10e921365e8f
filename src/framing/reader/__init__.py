"""Files, folders and standard input -> `Article`. One file per input format."""

from framing.reader.reading import Reading, iterate, read, split, with_own_ids

__all__ = ["Reading", "iterate", "read", "split", "with_own_ids"]
