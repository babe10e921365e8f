"""Files, folders and standard input -> `Article`. One file per input format."""

from framing.reader.reading import Reading, read

__all__ = ["Reading", "read"]
