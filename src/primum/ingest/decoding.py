"""Bytes to text: UTF-8, or UTF-16 that begins with its mark; anything else is refused, with the place."""

from __future__ import annotations

import codecs

from primum.errors import Unreadable

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, where: str) -> str:
    """The text of a file read whole; Unreadable where it is in another encoding."""
    if data[:2] in WIDE_MARKS:
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise Unreadable(where, f"it begins like UTF-16 but is not ({error.reason})") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(where, wrong_encoding(data[error.start], line)) from error


def wrong_encoding(byte: int, line: int) -> str:
    """The reason why a text is refused, with the first byte that does not fit."""
    return f"not UTF-8 text (byte 0x{byte:02x} in line {line}); convert it first, e.g. `iconv -f WINDOWS-1252 -t UTF-8`"
