"""What the names of a library's pages tell of the words of a question."""

from __future__ import annotations

from primum.answer.lexicon.names import Match, match, name_stems
from primum.ports import Library
from primum.text.terms import fold, stem


def in_a_name(word: str, *, library: Library, version: str) -> bool:
    """Whether a page of the library has this word in its title or among its subjects."""
    ids = [id for id, _ in library.about(word, k=3, version=version)]
    wanted = stem(fold(word))
    return any(
        wanted in name_stems(name)
        for _, source in library.sources(ids, version=version)
        for name in (source.title, *source.subjects)
    )


def is_paged(words: str, *, library: Library, version: str) -> bool:
    """Whether a page of the library is about what these words name."""
    ids = [id for id, _ in library.about(words, k=3, version=version)]
    return any(match((words,), source) is Match.EXACT for _, source in library.sources(ids, version=version))
