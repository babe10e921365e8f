"""Everything that an analysis depends on, apart from the article."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from framing.lexicon.entry import Lexicon
from framing.lexicon.frame_schemes import FrameScheme
from framing.model import FramesReader


class Settings(Struct, frozen=True):
    """Lexicons, aliases, the name of the spaCy pipeline, codebooks of frames and who reads for frames."""

    lexicons: tuple[Lexicon, ...]
    aliases: Mapping[str, str] = field(default_factory=dict)  # alias -> name
    pipeline: str = "en_core_web_md"
    schemes: tuple[FrameScheme, ...] = ()  # codebooks of frames that the user brings
    frames_reader: FramesReader = "words"
