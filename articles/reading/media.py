"""Pictures, sound and film, told by their first bytes: there is nothing in them to read, and a line says so."""

from __future__ import annotations

from collections.abc import Iterator

from articles.reading.piece import Piece, Unreadable

_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"8BPS\0\x01", "a Photoshop picture"),
    (b"\0\0\x01\0", "an icon"),
    (b"\xff\x0a", "a JPEG XL picture"),
    (b"ID3\x02", "an MP3 sound recording"),
    (b"ID3\x03", "an MP3 sound recording"),
    (b"ID3\x04", "an MP3 sound recording"),
    (b"\xff\xfb", "an MP3 sound recording"),
    (b"\xff\xf3", "an MP3 sound recording"),
    (b"\xff\xf1", "an AAC sound recording"),
    (b"OggS", "an Ogg sound or film recording"),
    (b"fLaC", "a FLAC sound recording"),
    (b"FORM", "an AIFF sound recording"),
    (b"MThd\0\0\0\x06", "a MIDI recording"),
    (b"#!AMR", "an AMR sound recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM film"),
    (b"FLV\x01", "a Flash film"),
    (b"\0\0\x01\xba", "an MPEG film"),
    (b"\0\0\x01\xb3", "an MPEG film"),
    (b"0&\xb2u\x8ef\xcf\x11", "a Windows Media recording"),
)
_RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a WAV sound recording", b"AVI ": "an AVI film"}
_BRANDS = {
    b"heic": "a HEIC picture",
    b"heix": "a HEIC picture",
    b"mif1": "a HEIF picture",
    b"avif": "an AVIF picture",
    b"M4A ": "an MPEG-4 sound recording",
    b"qt  ": "a QuickTime film",
}


def kind_of(head: bytes) -> str | None:
    """What these first bytes are the beginning of, or None where that is no picture and no recording."""
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "an MPEG-4 film")
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "a BMP picture"
    if head[:4] == b"FORM" and head[8:11] != b"AIF":
        return None
    return next((what for sign, what in _SIGNS if head.startswith(sign)), None)


def read(data: bytes, source: str) -> Iterator[Piece | Unreadable]:
    """One line that says what it is."""
    yield Unreadable(source, f"{kind_of(data)}: no words to read")
