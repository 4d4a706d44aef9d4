"""Sides of a subject that a question asks about in one word, and the words by which a sentence speaks of them.

"Is tuberculosis contagious?" is answered by "TB spreads through the air from one person to another", which has none of
the question's words but the subject. The words of the right column count as words of the question.
"""

from __future__ import annotations

import re

from primum.text.terms import stem

_TABLE = (
    (r"contagious|catching|catch|infectious|transmi\w+|pass(?:ed)? (?:it )?(?:on|to)|spread",
     "contagious spread spreads person contact transmitted infectious pass"),
    (r"curable|incurable|cure[ds]?|heal(?:ed|s)?", "cure cured curable cures treated healed"),
    (r"deadly|fatal|die[sd]?|death|kill(?:s|ed)?|lethal|surviv\w+|life[- ]threatening|life expectancy",
     "death fatal die deaths deadly survive survival mortality life-threatening"),
    (r"painful|painless|hurts?", "pain painful painless hurt tender"),
    (r"itch(?:y|es|ing)?", "itch itchy itching"),
    (r"permanent(?:ly)?|reversible|go(?:es)? away|disappear|come back|recur\w*|clears? up|forever|temporary|chronic",
     "permanent away resolve disappear recur return lifelong temporary clear own"),
    (r"how long|last|duration|take to", "last lasts days weeks months years within"),
    (r"hereditary|inherit\w*|genetic(?:ally)?|run in (?:the )?famil\w+|genes?", "inherited genetic gene family hereditary mutation"),
    (r"safe(?:ly|ty)?|dangerous|harm(?:ful|s)?|risky?", "safe risk serious avoid harm dangerous harmful"),
    (r"how (?:common|rare|many|often|frequent)|prevalence|common|rare",
     "common rare percent million prevalence estimated affects people"),
    (r"(?:at )?what age|how old|when do(?:es)? .{2,60} (?:start|begin|appear|develop|occur)",
     "age ages years childhood adulthood adults children onset birth appears begins usually thirties forties fifties"),
    (r"look(?:s)? like|appearance", "appear look red color bumps patches skin swollen"),
    (r"feel(?:s)? like", "feel feeling pain sensation"),
    (r"serious|severe|dangerous|worr(?:y|ied)", "serious severe complications life-threatening mild"),
    (r"prevent\w*|avoid", "prevent avoid protect vaccine reduce"),
    (r"vaccin\w+|shots?|immuni[sz]\w+", "vaccine vaccination immunization shot"),
    (r"diet|foods?|eat(?:ing)?|drink", "diet food eat eating drink foods"),
    (r"smok\w+|tobacco", "smoking smoke tobacco cigarettes"),
    (r"alcohol|beer|wine|drunk", "alcohol drinking"),
    (r"run(?:ning)?|jog(?:ging)?|gym", "run running jogging exercise activity"),
    (r"exercise\w*|sports?|active", "exercise activity physical"),
    (r"surgery|operat\w+", "surgery surgical operation"),
    (r"how (?:quickly|fast|soon)|onset", "hours days weeks minutes within rapidly slowly"),
    (r"driv(?:e|ing)", "drive drives driving drivers vehicle vehicles"),
    (r"fly(?:ing)?", "fly flying flight flights airplane plane"),
    (r"coffee|caffeine", "coffee caffeine caffeinated"),
    (r"types?|kinds?|forms?|stages?|categor\w+", "types type kinds forms stages include"),
)  # fmt: skip
_ASPECTS = tuple(
    (
        re.compile(rf"\b(?:{asked})\b", re.IGNORECASE),
        frozenset(stem(part) for w in told.split() for part in w.split("-")),
    )
    for asked, told in _TABLE
)


def aspect_words(question: str) -> frozenset[str]:
    """Stems by which a sentence speaks of what a question asks for; none where it asks for no such side."""
    return frozenset(word for asked, told in _ASPECTS if asked.search(question) for word in told)
