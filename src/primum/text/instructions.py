"""Sentences that tell a machine what to do: found in documents, they are data, and not fit to be quoted.

A sentence counts when it speaks of the answer that is being made ("in your response"), of instructions or a role
("ignore the above", "you are now an assistant"), or asks for a text, a translation or a program. Advice to patients and
clinicians ("write down your readings", "explain the procedure to the patient") does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

_OUTPUT = r"(?:answers?|responses?|repl(?:y|ies)|output|outputs|completions?|generations?|summary)"
_WORKS = (
    r"(?:poems?|haikus?|limericks?|songs?|stor(?:y|ies)|essays?|speech(?:es)?|jokes?|tweets?|blog posts?|posts?|emails?|e-mails?|letters?|"
    r"articles?|scripts?|programs?|functions?|code|introductions?|paragraphs?|headlines?|slogans?|dialogues?)"
)
_PATTERNS = (
    # The text that the machine is making.
    rf"\b(?:your|the|this|each|every|final) (?:\w+ ){{0,2}}{_OUTPUT}\b.{{0,80}}\b(?:letters?|words?|vowels?|numbers?|symbols?|spaces?|typos?|anagrams?|users?|readers?|community|links?|feedback|suggestions?|headline|instead)\b",
    rf"\b(?:in|to|into|of|from|for|with|within|at the (?:end|beginning|start) of) your (?:\w+ )?{_OUTPUT}\b",
    rf"^\W*(?:modify|change|enhance|augment|alter|rewrite|rephrase|begin|start|end|finish|follow|replace|provide|give|render|write|express|deliver|format|remove|scramble|jumble|rearrange|anagram|group|combine|encode|misspell|introduce|convert|substitute|translate|reverse|repeat) (?:\w+ ){{0,4}}your (?:\w+ )?(?:{_OUTPUT}|message|words|letters|text)\b",
    r"^\W*(?:replace|convert|substitute|misspell|scramble|jumble|rearrange|anagram|swap) (?:\w+ ){0,4}(?:letters?|vowels?|words?|anagrams?|keyboard symbols)\b|^\W*use (?:\w+ ){0,3}(?:for|as|instead of) (?:the )?(?:letters|vowels|words|main keywords)\b",
    # Instructions and roles.
    r"\b(?:ignore|disregard|forget|override|bypass|discard)\b.{0,40}\b(?:above|previous|prior|preceding|earlier|foregoing|following|all|any|other|your|these|system|original)\b.{0,40}\b(?:instructions?|prompts?|rules?|text|context|directions?|commands?|guidelines? (?:above|given)|messages?|content|passages?|sources?|documents?|question|safety)\b",
    r"\bignore (?:the|everything|all) (?:the )?(?:above|before|previous)\b|\bnew (?:instructions?|task|prompt)\s*:|\b(?:system|hidden|initial) (?:prompt|message|instructions?)\b|\bprompt injection\b|\bjailbreak",
    r"\byou (?:are|must act as|will act as|should act as) (?:now )?(?:an? |the )?(?:\w+ ){0,3}(?:ai|a\.i\.|assistant|chatbot|language model|llm|gpt|bot|translator|poet|dan)\b|\b(?:act|pretend|behave|roleplay|role-play) as (?:if you|an? (?:\w+ )?(?:ai|assistant|chatbot|model|expert|hacker|pirate))\b",
    r"\b(?:as|dear|attention|note to(?: the)?|hey|to the|to any|any|for the|all) (?:an? )?(?:ai|ais|llms?|language models?|chatbots?|assistants?|ai assistants?|ai models?|search engines?|summari[sz]ers?|crawlers?|bots?)\b.{0,60}\b(?:you|must|should|please|reading|processing|asked|this|say|state|recommend|write)\b",
    r"<\|?(?:im_start|im_end|system|endoftext|user|assistant)\|?>|\[/?INST\]|^\W*#{2,}\s*(?:instruction|system|assistant|human|user)\b|(?:\A|[.!?]\s)\W*(?:system|assistant|user|human)\s*:\s+(?:you|ignore|reveal|respond|answer|from now|the (?:assistant|user)|always|never|override|new|print|output|tell)\b",
    r"\b(?:tell|inform|convince|persuade|ask|direct|urge|encourage|recommend to) (?:the |your )?(?:user|users|asker|person asking)\b|\bdo not (?:mention|reveal|tell|cite|quote|answer|show|disclose) (?:this|these|any|the|your|that|it)\b.{0,40}\b(?:user|instruction|prompt|question|message|sources?|warning)",
    r"(?:^\W*|\byou (?:must|should|will) |\bplease |\balways )(?:respond|reply|answer) (?:only |always |instead |exclusively )?(?:with|in|using|as|to (?:the|this|any|every) (?:user|question|quer))\b|\bto (?:this|any|every) (?:user|quer(?:y|ies))\b|^\W*(?:output|print|say|repeat|return|echo)(?: only| exactly| the following)?\s*[:\"“'‘]",
    rf"\b(?:include|add|insert|append|integrate|embed|put|incorporate)\b.{{0,120}}\b(?:to|in|into|at the end of) (?:your|the|this|every|each) (?:\w+ )?{_OUTPUT}\b",
    # Works to be made.
    rf"^\W*(?:please )?(?:write|draft|compose|develop|generate|create|produce|provide|design|make up|give me|tell me|prepare)(?: (?:me|us))? (?:an?|the|some|\d+)(?: \w+){{0,3}} {_WORKS}\b",
    r"^\W*(?:please )?(?:translate|transcribe|paraphrase|proofread|summari[sz]e)\b.{0,40}\b(?:sentence|text|paragraph|passage|phrase|into|to) .{0,60}\b(?:french|german|spanish|russian|chinese|japanese|italian|latin|english|arabic|hindi|pirate|sentence|above|following)\b",
    r"^\W*(?:please )?(?:explain|describe|break down|outline|show me|teach me)\b.{0,80}\b(?:in simple terms|theory of|plot of|lifecycle of|step by step for me|to me|like i am|as if i)\b|^\W*provide an? (?:\w+ )?example of how to\b|^\W*explain how .{1,40}\bworks?\b|\b(?:can|could) you (?:please )?(?:show|tell|give|write|explain|provide|help) (?:me|us)\b|^\W*how do you say\b|^\W*provide the \w+ equivalent\b|^\W*what(?:'s| is) ['\"“‘].{1,40}['\"”’] in \w+",
    # Lures.
    r"\b(?:download|install|click|buy|order|subscribe|sign up|log in|visit|join)\b.{0,60}\b(?:www\.|https?:|\w+\.(?:com|xyz|net|info|biz|ru|io)\b)|\bthis one weird trick\b|\byou won['’]t believe\b",
)  # fmt: skip
# A sentence begins at the start, after a mark, or, where marks were left out, with a capital amid small letters.
_START = r"(?:^\W*|[.:;!?)\]\"”’]\s+\W*|\s(?-i:(?=[A-Z])))"
# Words of which a text needs one from each set before a pattern is tried: most texts need no closer look at all.
_ANSWER = frozenset(
    "answer answers response responses reply replies output outputs completion generation summary message words letters text".split()
)
_NEEDED: tuple[tuple[frozenset[str], ...], ...] = (
    (_ANSWER,),
    (frozenset(("your",)), _ANSWER),
    (frozenset(("your",)), _ANSWER),
    (frozenset("letter letters vowel vowels word words spaces anagram anagrams symbols".split()),),
    (frozenset("ignore disregard forget override bypass discard".split()),),
    (frozenset("ignore instruction instructions task system hidden initial prompt jailbreak".split()),),
    (frozenset("you act pretend behave roleplay role".split()), frozenset("ai assistant chatbot model llm gpt bot translator poet dan act pretend behave roleplay".split())),
    (frozenset("ai ais llm llms model models chatbot chatbots assistant assistants engine engines summarizer summarizers summariser summarisers crawler crawlers bot bots".split()),),
    (frozenset("im_start im_end system endoftext user assistant inst instruction human".split()),),
    (frozenset("user users asker person not".split()),),
    (frozenset("respond reply answer user query queries output print say repeat return echo".split()),),
    (frozenset("include add insert append integrate embed put incorporate".split()), _ANSWER),
    (frozenset("write draft compose develop generate create produce provide design make give tell prepare".split()),),
    (frozenset("translate transcribe paraphrase proofread summarize summarise".split()),),
    (frozenset("explain describe break outline show teach could can how provide what".split()), frozenset("you terms theory plot lifecycle step me us say example works work equivalent in if i".split())),
    (frozenset("download install click buy order subscribe sign log visit join trick believe".split()),),
)  # fmt: skip
_TABLE = tuple(
    (needed, re.compile(pattern.replace(r"^\W*", _START), re.IGNORECASE))
    for needed, pattern in zip(_NEEDED, _PATTERNS, strict=True)
)
_WORD = re.compile(r"[a-z_]+")


_SENTENCE = re.compile(r"(?:[^.!?:\n]|[.!?:]+[\"'”’)]*(?=\w|\s+[a-z\d])|:(?!\s+[A-Z\"]))+[.!?:]*[\"'”’)]*\s*")
# Where an order begins that is told by its later words, in a sentence whose marks were left out.
_VERB = re.compile(
    r"\b(?:Include|Modify|Integrate|Add|Augment|Enhance|Introduce|Provide|Use|Replace|Give|Insert|Put|Embed|Append|Write|In your|Ignore|"
    r"Disregard|Forget|Please|Rewrite|Answer|Respond|Reply|Tell|You are|As an|Download|Visit|Click|Mention|Say|Always|Never|End|Begin)\b"
)
# Words of which a text that gives orders holds one: a look at them is enough for nearly all texts.
_QUICK = frozenset(
    "your ignore disregard forget override bypass discard prompt prompts jailbreak assistant chatbot llm ai bot translate transcribe paraphrase "
    "proofread download click subscribe poem haiku limerick essay speech story letter letters vowel vowels anagram anagrams user users trick "
    "theory lifecycle plot terms example equivalent assistant: user: system: human: ### ## write draft compose english? japanese? french? german?".split()
)  # fmt: skip


def without_instructions(text: str) -> str:
    """The text without the sentences that give orders; a text without any comes back as it is."""
    if _QUICK.isdisjoint(text.lower().split()) or not instructs(text):
        return text
    kept, at = [], 0
    for start, end in orders(text):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def orders(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a text that give orders: whole sentences, or the end of one that an order was put into."""
    found = []
    for sentence in _SENTENCE.finditer(text):
        if not instructs(sentence[0]):
            continue
        held = set(_WORD.findall(sentence[0].lower()))
        hits = [
            m.start()
            for needed, pattern in _TABLE
            if all(not words.isdisjoint(held) for words in needed) and (m := pattern.search(sentence[0]))
        ]
        verb = _VERB.search(sentence[0])
        start = min([*hits, *([verb.start()] if verb else [])], default=0)
        while start < len(sentence[0]) and sentence[0][start] in " \t.:;!?)]":
            start += 1
        glued = len(sentence[0][:start].split()) >= 2
        found.append((sentence.start() + (start if glued else 0), sentence.end()))
    return tuple(found)


@lru_cache(maxsize=16384)
def instructs(text: str) -> bool:
    """Whether a text gives orders to whoever makes an answer of it, instead of saying something on medicine."""
    held = set(_WORD.findall(text.lower()))
    return any(
        all(not words.isdisjoint(held) for words in needed) and pattern.search(text) for needed, pattern in _TABLE
    )
