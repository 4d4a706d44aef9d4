"""Where sentences begin and end, by rules over a list of medical abbreviations.

A full stop ends a sentence unless what stands before it is an abbreviation, an initial or a list number, or what
follows cannot begin one. A line break ends a sentence unless the line is clearly wrapped; an empty line always does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the last word of a sentence.
_LEADING = _set(
    "dr dres prof mr mrs ms mx st vs v viz cf ca approx e.g eg i.e ie resp incl excl esp fig figs eq eqs ref refs tab "
    "vol ser suppl "
    "ch sect app gen col lt sgt hon rev gov sen rep messrs mme subsp ssp cv pv aff nr ed eds trans dept no nos art"
)
# The last word of a sentence only where the next word is one that begins sentences.
_EITHER = _set(
    "al inc ltd co corp llc plc jr sr u.s u.s.a u.k u.n e.u d.c ph.d m.d d.o r.n b.sc m.sc m.p.h pharm.d spp sp var "
    "min max avg est "
    "temp wt ht abd hx dx rx tx sx fx pt pts hosp univ int natl assoc assn acad med surg clin exp biol chem pharm "
    "j n engl lab dis proc bull ann arch sci jan feb mar apr jun jul aug sep sept oct nov dec cont def diff"
)
# The last word of a sentence where a capital follows, but never before a small letter or a number.
_UNITS = _set(
    "mg mcg ug kg g gm gms ml dl l cc cm mm m km oz lb lbs in ft iu meq mmol hr hrs h sec secs s wk wks mo mos yr yrs "
    "y "
    "a.m p.m am pm b.i.d bid t.i.d tid q.i.d qid q.d qd q.h.s qhs q.o.d p.o po p.r.n prn i.v iv i.m im s.c sc h.s a.c "
    "p.c q.s "
    "etc tbsp tsp tabs caps inj susp sol amt"
)
# Followed by a number, these are "number 5" or "page 5"; else they end like any word.
_NUMBERED = _set("no nos p pp vol fig figs art sec sect ch eq ref refs tab item")
_SHOUTED = _set("no nos dr mr mrs fig figs st vs")
_WORDS_TOO = _set("no item art tab sec")
_STARTERS = _set(
    "the this that these those there then they their it its in on at by for from with without we our i you your he she "
    "his her a an "
    "if when while although because since however but and or as after before during until most many some all both each "
    "no not "
    "patients people women men children adults infants results conclusion conclusions methods background objective "
    "objectives "
    "treatment symptoms to what who how why is are was were do does did can should may use see ask call take talk tell "
    "one two "
    "three other others another such some several few more among overall moreover furthermore additionally thus "
    "therefore "
    "here where which data studies participants early"
)
# A single capital after one of these is a name of its own ("vitamin C."), not an initial.
_LETTERED = _set(
    "vitamin vitamins hepatitis type types group groups grade class stage phase factor protein influenza category drug "
    "arm table "
    "appendix figure panel level part section subtype serotype schedule plan option case patient immunoglobulin ig "
    "haemophilia hemophilia streptococcus and or"
)

_BREAK = re.compile(r"(?:\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029])\s*")
_NEWLINE = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_CITED = r"\[\d[\d ,;–-]*\]|\d{1,3}(?:[,–-] ?\d{1,3})*(?=\s+[\"'“‘(\[]*[A-Z]|\s*$)"
# A terminator with what closes it and a citation glued to it, then white space or a capital that lacks its space.
_STOP = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[\"'”’»)\]]*)(?P<cite>(?:\s?\[\d[\d ,;–-]*\])+|(?:{_CITED})?)"
    r"(?:(?P<space>\s+)|(?=(?P<glued>[A-Z][a-z\s])))"
)
_OPENING = "\"'“‘«([{-–—•*¿ "
_FUNCTION = re.compile(
    r"(?:^|\s)(?:of|the|a|an|and|or|by|with|in|to|for|from|at|on|as|that|which|is|are|was|were|be|their|its|this|these"
    r"|than|"
    r"between|into|such|other|may|can|not|if|but)$"
)
_MARKER = re.compile(r"[-–—•*·▪◦‣o]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]+)[.)]\s")
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,4})$")
_WRAPPED_FROM = 45  # shorter lines are headings, items or verse


def spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of text[start:end] as (start, end) offsets into `text`, in order, disjoint, without white space
    around them. Together they hold every character that is not white space."""
    found: list[tuple[int, int]] = []
    for low, high in _lines(text, start, len(text) if end is None else min(end, len(text))):
        begin = low
        for stop in _STOP.finditer(text, low, high):
            cut = stop.end("cite")
            if cut < high and begin < cut and _ends(text, begin, stop):
                found.append((begin, cut))
                begin = stop.end()
        if begin < high:
            found.append((begin, high))
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trimmed stretches that no sentence crosses: lines, with wrapped ones joined."""
    low = start
    for gap in _BREAK.finditer(text, start, end):
        if gap.end() < end and _wrapped(text, low, gap):
            continue
        yield from _trimmed(text, low, gap.start())
        low = gap.end()
    yield from _trimmed(text, low, end)


def _trimmed(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    while low < high and text[low].isspace():
        low += 1
    while low < high and text[high - 1].isspace():
        high -= 1
    if low < high:
        yield low, high


def _wrapped(text: str, low: int, gap: re.Match[str]) -> bool:
    """Whether one line break stands inside a sentence: a long line that does not end one, going on in small letters
    or after a word that cannot be the last."""
    if len(_NEWLINE.findall(gap.group())) != 1:
        return False
    line = text[max(low, gap.start() - 200) : gap.start()].rstrip()
    line = line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]
    if len(line) < _WRAPPED_FROM or line[-1] in ".!?…:;" or _MARKER.match(text, gap.end()):
        return False
    following = text[gap.end()]
    return following.islower() or (line[-1] == "," and following.isdigit()) or bool(_FUNCTION.search(line))


def _ends(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether a terminator inside a line ends the sentence that began at `begin`."""
    mark, close, cite = stop["mark"], stop["close"], stop["cite"]
    at = stop.start()
    word = _word_before(text, begin, at)
    if stop["glued"]:
        return _glued_ends(text, at, word, mark)
    following = stop.end()
    while following < len(text) and text[following] in _OPENING:
        following += 1
    first = text[following] if following < len(text) else ""
    if mark[-1] in "?!":
        return bool(word) and not (close and first.islower())
    if len(mark) > 1 or mark == "…":
        return first.isupper() or first.isdigit()
    if first.islower() and not _camel(text, following):
        return _small_start(word, text, following) and not close
    if close and not word:
        return True
    return bool(cite.strip("0123456789,–- ")) or _stop_ends(text, begin, at, word, following)


def _stop_ends(text: str, begin: int, at: int, word: str, following: int) -> bool:
    """Whether a single full stop after `word` ends a sentence, given that a capital, a number or a sign follows."""
    key = word.lower()
    first = text[following] if following < len(text) else ""
    listed = begin + len(word) >= at - 1 and bool(_LIST_NUMBER.match(word))
    # MS and ED are diseases; "Ms." and "ed." are not.
    if listed or (len(word) > 1 and word.isalpha() and word.isupper() and key not in _SHOUTED):
        return not listed
    if key in _NUMBERED or key in _LEADING:
        return not first.isdigit() and key in _WORDS_TOO
    if len(word) == 1 and word.isupper() and text[at - 2 : at - 1] not in ("/", "-"):
        return _previous_word(text, begin, at - 1) in _LETTERED or _starter(text, following)
    if key in _EITHER or (_dotted(key) and key not in _UNITS):
        return _starter(text, following)
    if key in _UNITS:
        return not first.isdigit()
    return not word.isdigit() or text[max(begin, at - len(word) - 2) : at - len(word)].strip() not in {":", ";", ","}


def _glued_ends(text: str, at: int, word: str, mark: str) -> bool:
    """Whether a stop without a space after it ("day.Patients") ends a sentence: not in addresses or names."""
    left = text.rfind(" ", max(0, at - 80), at) + 1
    right = text.find(" ", at)
    token = text[left : right if right >= 0 else at + 80]
    if "://" in token or "@" in token or token.startswith("www.") or "_" in token:
        return False
    plain = word.rstrip(")%]")
    return len(mark) == 1 and plain.isalpha() and plain.islower() and len(plain) >= 3 and plain not in _LEADING


def _word_before(text: str, begin: int, at: int) -> str:
    """The token before a terminator, without opening brackets and quotes; dots inside it are kept ("e.g")."""
    low = max(begin, at - 40)
    token = text[low:at]
    for space in (" ", "\n", "\xa0", "\t", "/", "–", "—", "-"):
        token = token[token.rfind(space) + 1 :]
    return token.lstrip("\"'“‘«([{<>≥≤=~")


def _previous_word(text: str, begin: int, at: int) -> str:
    left = text[max(begin, at - 40) : at].rstrip()
    return left[left.rfind(" ") + 1 :].strip("\"'“‘«([{,").lower()


def _starter(text: str, at: int) -> bool:
    """Whether the word at `at` is one that commonly begins a sentence, capital and all."""
    high = at
    while high < len(text) and text[high].isalpha():
        high += 1
    return text[at:high].lower() in _STARTERS and text[at : at + 1].isupper() and text[high : high + 1] != "."


def _dotted(key: str) -> bool:
    """Letters with dots between them: U.S, n.a."""
    return len(key) >= 3 and all(len(part) == 1 and part.isalpha() for part in key.split("."))


def _camel(text: str, at: int) -> bool:
    """Names that begin small: mRNA, pH, iPSC."""
    return text[at + 1 : at + 2].isupper()


def _small_start(word: str, text: str, at: int) -> bool:
    """People write without capitals: a full stop after a common long word still ends their sentence."""
    key = word.lower()
    known = key in _LEADING or key in _EITHER or key in _UNITS or key in _NUMBERED
    return len(word) >= 4 and word.isalpha() and word.islower() and not known and _small_starter(text, at)


def _small_starter(text: str, at: int) -> bool:
    high = at
    while high < len(text) and text[high].isalpha():
        high += 1
    return text[at:high] in _SMALL_STARTERS


_SMALL_STARTERS = _set(
    "i im my he she they we what is it its can does how the this are please thank thanks also but so any"
)
