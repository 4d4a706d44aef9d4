"""Sentences that tell a machine what to do: found in documents, they are data, and not fit to be quoted.

A sentence counts when it speaks of the answer that is being made ("in your response"), of instructions or a role
("ignore the above", "you are now an assistant"), or asks for a text, a translation or a program. Advice to patients and
clinicians ("write down your readings", "explain the procedure to the patient") does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from primum.text.hinted import Hinted
from primum.text.register import TONGUES, held, is_foreign, strange_tongue, verbs

_OUTPUT = r"(?:answers?|responses?|repl(?:y|ies)|output|outputs|completions?|generations?|summary)"
_WORKS = (
    r"(?:poems?|haikus?|limericks?|songs?|stor(?:y|ies)|essays?|speech(?:es)?|jokes?|tweets?|blog posts?|posts?|emails?|e-mails?|letters?|"
    r"articles?|scripts?|programs?|functions?|code|introductions?|paragraphs?|headlines?|slogans?|dialogues?)"
)
_PATTERNS = (
    # The text that the machine is making.
    rf"\b(?:your|each|every|final) (?:\w+ ){{0,2}}{_OUTPUT}\b(?! (?:to|of|rate)\b).{{0,80}}\b(?:letters?|words?|vowels?|numbers?|symbols?|spaces?|typos?|anagrams?|users?|readers?|community|links?|feedback|suggestions?|headline|instead)\b",
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
    # Addressed to a machine, or speaking of readers as a writer does.
    r"^\W*(?:assistant|chatbot|ai|bot)\s*[,:]\s+\w|\b(?:system|admin|administrator|developer|root) (?:override|mode|command|access)\b|^\W*from now on,? you\b|^\W*stop (?:answering|responding|summari[sz]ing|following)\b",
    r"\b(?:tell|ask|convince|persuade|urge|invite|let|remind|promise|warn|inform) (?:the |your |all |any )?readers?\b|\b(?:ask for|collect|request) (?:the |your )?(?:reader|user)(?:'s|’s|s['’])",
    r"^\W*(?:use|put|place|apply|add|give|make|keep|turn|write|spell|shift|hide|print|type)\b.{0,60}\b(?:in|of|to|for|into|after|before|with) (?:the|this|your|each|every|whole) (?:\w+ )?(?:answer|response|reply|output|word|sentence|letter|reader)s?\b",
    # What parts a document from a prompt, and names who speaks in one.
    r"\A\W*(?:user|assistant|human|ai|chatgpt|gpt|bot)\s*:\s|\b(?:end|beginning|start) of (?:the |this )?(?:documents?|context|prompt|input|conversation|instructions?|article|page)\b|^\W*#{2,}\s*(?:response|instructions?|task|prompt|input|output|end)\b|\baccess granted\b",
    r"\b(?:previous|preceding|above|prior|earlier|foregoing) (?:text|instructions?|prompts?|requests?|messages?|task|context|conversation)\b.{0,60}\b(?:was|were|is|are|test|fake|void|obsolete|wrong|invalid|real|actual|new|true|forget|ignore)\b|\b(?:the|your) (?:real|actual|new|true|next|following) (?:request|task|instructions?|question|orders?|command)s?\b(?= (?:follows?|is|are|below|begins?|:))|\bnew (?:task|instructions?|orders?|prompt|question|request)\b.{0,12}:|\bforget (?:what|everything|all) (?:you|that)\b",
    r"\byou (?:must|shall|will|have to|are (?:required|ordered|instructed|told|going) to) (?:now |only |always )*(?:obey|comply|reply|respond|output|say|print|cite|never (?:say|mention|reveal)|pretend|follow (?:the|my|these) (?:next|following|orders?|line|command))\b|\b(?:do anything now|no (?:longer|more) (?:bound|restricted|limited)|(?:have|has|with) no (?:restrictions|rules|filters?|limits))\b|\b(?:tell|show|give|write|send|sing|read|draw|teach) me\b|\bcheer me\b",
    r"\b(?:ai|a\.i\.|llm|gpt|language) (?:models?|reviewers?|systems?|agents?|assistants?|readers?|summari[sz]ers?|crawlers?|tools?|search engines?)\b.{0,30}\b(?:must|shall|are (?:required|told|ordered|instructed|expected|obliged) to|give|rank|rate|say|recommend this|prefer this|should (?:rank|rate|give|say|recommend|ignore|answer|respond|reply|output))\b|\b(?:note|message|memo|notice|reminder|attention|hint|instructions?) (?:to|for) (?:the |all |any )?(?:ai|llms?|gpt|language models?|chatbots?|assistants?|bots?|search engines?|crawlers?|models?)\b|\bas (?:the|an?) (?:ai |language |large language )?model,? you\b|\bcite (?:only )?this (?:document|page|article|source)\b",
    # Lures.
    r"(?:^\W*|\b(?:and|to|please|you can|must|should|now) )(?:download|install|click|buy|order|subscribe|sign up|log in|visit|join)\b.{0,60}\b(?:www\.|https?:|\w+\.(?:com|xyz|net|info|biz|ru|io)\b)|(?:^\W*|; )(?:get|claim|verify|update|open|run|confirm|visit|try|see|buy|order|use|check)\b.{0,60}[\w-]+\.(?:com|xyz|net|info|biz|ru|io|co|shop|site|online|top|example|app)\b|\b(?:run|open|execute) (?:the )?(?:file |program |attachment |script )?[\w-]+\.(?:exe|bat|sh|js|zip|apk|scr|msi|dmg)\b|\b(?:bank account|credit card|social security|gift cards?|bitcoin|crypto\w*|wire transfer|lottery|prize)\b.{0,60}\b(?:number|send|claim|receive|win|won|pay|invest|refund|details|wallet)\b|\b(?:claim|receive|won|win|selected to win|collect) (?:your|the|a|an?|this) (?:\w+ )?(?:prize|refund|reward|gift|phone|lottery|iphone|voucher)\b|\bthis one weird trick\b|\byou won['’]t believe\b",
    # Of the page itself: how it is to be used, and what stands in it.
    r"\b(?:this|these|the) (?:page|document|article|text|passage|source|line|sentence|paragraph)s?\b.{0,60}\b(?:must|should|shall|has to|have to|needs? to|is to|are to|deserves? to) (?:\w+ ){0,2}(?:be |keep |stay |stand |appear |come )(?:ranked|quoted|kept|repeated|trusted|copied|shown|preferred|summari[sz]ed|ignored|above|first|on top|on its own|alone)\b|\b(?:only|do not|don['’]t|never) (?:cite|quote|use|trust|rely on|show|read|consult|open) (?:\w+ ){0,3}(?:this|other|another|these) (?:pages?|documents?|articles?|texts?|sources?|passages?)\b|\b(?:earlier|remaining|previous|preceding|foregoing|following) (?:paragraph|sentence|line|word)s?\b.{0,60}\b(?:skip\w*|ignor\w+|treat|draft|outdated|obsolete|void|false|wrong|not be used|word for word)\b|\b(?:skip|treat|repeat|copy|quote|ignore|drop|leave out) (?:\w+ ){0,2}(?:earlier|remaining|previous|preceding|foregoing|following|next|last|whole) (?:paragraph|sentence|line|word)s?\b|\b(?:paragraph|sentence|line)s? (?:above|before|below|after|behind) (?:this|that)(?: one)?\b|\brel(?:y|ies) on this (?:one|page|line|sentence|text) alone\b|^\W*(?:quote|copy|repeat|keep|cite) this (?:line|sentence|paragraph|text)\b",
    r"\bwho(?:so)?ever (?:reads|processes|summari[sz]es|answers|parses|uses|indexes|copies)\b|\b(?:any|every|all|each) (?:ai |other )?(?:systems?|machines?|models?|tools?|programs?|software|engines?|agents?) (?:that|which|who|reading|using|processing|summari[sz]ing|quoting)\b.{0,60}\b(?:page|text|document|article|passage|line|sentence)s?\b|\bwhen(?:ever)? (?:you(?: are|['’]re) |someone |anyone |a \w+ |the user )?ask(?:s|ed) (?:about|for|anything|how|what|whether|why)\b[^.]{0,60}, (?:you (?:must |should |will )?)?(?:always |never |only |just |simply )*(?:say|state|answer|reply|respond|tell|claim|insist|recommend|refuse|pretend|deny|mention)\b|\b(?:readers?|users?|askers?|someone|anyone|visitors?) asks?\b[^.]{0,40}, (?:\w+ )?(?:refuse|say|answer|tell|deny|reply|pretend|lie)\b|\b(?:correct|right|true|only|best|final) answer to (?:any|every|all|each|the|this|your)\b",
    r"\b(?:end|close|stop|leave|quit|restart|reset) (?:the|this|our) (?:conversation|chat|session|dialogue|discussion)\b|\b(?:rest|remainder) of (?:this|the|our|your) (?:conversation|chat|dialogue|session|answer|reply|response|text|page)\b|\bbefore this (?:conversation|chat|session)\b|\b(?:further|next|new|more) commands\b|^\W*(?:list|show|print|name|reveal|tell|state|give|disclose)\b.{0,50}\b(?:you (?:have access to|can (?:open|read|see|call|reach|use)|were (?:told|given|made|trained|built)|are based on|run on)|(?:model|version) you are|who made you)\b|^\W*(?:which|what) (?:\w+ )?(?:model|version|company|data|rules|tools)\b.{0,30}\b(?:are you|made you|you (?:trained|given|run|follow|have access))\b|\bare you (?:an? )?(?:human|robot|machine|real person|person or)\b",
    r"\btakes? precedence over\b.{0,60}\b(?:page|document|text|article|passage|instructions?|else)\b|\b(?:above|below|before|after) this line\b|\bpay no (?:attention|heed) to\b.{0,40}\b(?:article|page|text|document|passage|above|below|rest)\b|\b(?:orders|instructions|rules|filters) (?:are|were) (?:\w+ )?(?:cancelled|canceled|suspended|lifted|void|revoked|off)\b|\bobey (?:me|this|these|the following)\b|\bif you can read this\b|\bnew directive\b|^\W*this (?:page|article|text) is sponsored by\b|\bunusual activity on your\b|^\W*(?:print|list|show|repeat|reveal) everything (?:that )?(?:is )?in (?:your|the) (?:memory|context|prompt)\b",
    # Roles, and courtesies to whoever answers.
    r"^\W*you are (?:now |really |actually )?(?-i:[A-Z][a-z]+)(?: (?-i:[A-Z][a-z]+))?, (?:an?|the) |\byou are no longer an? .{0,40}\bbut\b|\b(?:take on|assume|adopt|play|keep|stay in) (?:the |an? |this )?(?:\w+ )?(?:persona|voice|character|role) of an? (?!caregiver|parent|patient)|\bin the (?:voice|style|manner|words|tone) of (?:an? |the )|^\W*(?:speak|talk|answer|reply|respond|sound|behave|write) (?:only )?(?:like|as) (?:an? |if you |the )|\b(?:answer|reply|respond|speak|write|explain|talk)\b.{0,30}\b(?:as|like) (?:an? )(?:\w+ )?\w+ would\b|^\W*imagine (?:that )?you(?:['’]re| are| were) an? (?:\w+ ){1,2}(?:and|who|that|on|in|from)\b|^\W*(?:as|being) an? (?:\w+ ){0,3}(?:expert|agent|adviser|advisor|consultant|lawyer|professor|engineer|journalist|copywriter|historian|chef|coach|poet|developer|programmer|writer|accountant|guide|planner|analyst|teacher|critic|editor|economist|designer|salesman)\b.{0,40}, (?:please )?(?:explain|propose|write|tell|give|suggest|describe|list|draft|recommend|provide|outline|make|create|answer|help|say|plan|compare|review|name|show|advise|comment|summari[sz]e|compose|analy[sz]e)\b|^\W*put yourself in the (?:shoes|place|position) of\b|^\W*(?:think of|picture|regard) yourself as\b|^\W*your (?:new )?name is\b|\b(?:for the next|from now|until|today)\b.{0,30}\byou (?:work|serve|speak|answer|talk|act)\b|\bas (?:though|if) you had no\b|\b(?:you|i) (?:are|am|be|play) the (?:dungeon|game) master\b|\bin the (?:manner|style|voice) of\b|\bact out an?\b",
    r"\bbe so (?:kind|good) as to\b|\bit would be (?:\w+ )?(?:lovely|great|nice|kind|wonderful|fantastic|perfect|good|helpful) (?:of you )?if you\b|\b(?:we|i) (?:would|['’]d) (?:\w+ )?(?:be (?:so |very |most )?(?:grateful|thankful|glad|happy|delighted|obliged) (?:if|for)|appreciate (?:it|your|an?)\b|love (?:it|for you|to see)\b)|\b(?:may|might|could) (?:i|we) ask you\b|\bwould you (?:mind|be so|care to|kindly|be able to)\b|\bif it is not too much trouble\b|\bdo (?:me|us) (?:a|the) favou?r\b|\bfeel free to (?:add|mention|include|write|use|say|tell|praise|put|insert|quote|end|start|share|promote)\b|\bwe kindly (?:request|ask)\b|\bit would mean a lot\b|\bthank you in advance\b|^\W*please consider \w+ing\b|\bwould it be possible to\b|\bcould we trouble you\b|\bi(?:['’]d| would) love to (?:hear|see|know|read)\b|^\W*(?:kindly|pretty please|be a dear)\b,? (?!note|refer|see|contact|read)",
    # Wares and lures.
    r"\bhalf[- ]price\b|\b\d+ ?(?:%|percent|per cent) off\b|\bsave (?:up to )?\d+ ?(?:%|percent|per cent|dollars|euros)|\bbuy (?:one|two|three|four|\d) \b.{0,40}\bfree\b|\b(?:order|buy|shop|subscribe|upgrade|sign up|join|register|book|reserve) (?:yours|now|today|online today)\b|\border yours\b|\blimited[- ]time (?:offer|discount|deal|only)\b|\b(?:holiday|weekend|spring|summer|autumn|winter|christmas|clearance|friday) (?:deals?|sales?|offers?|discounts?)\b|\bfree (?:first visit|shipping|gifts?|ebook|e-book|sample pack)\b|\bfollow us (?:on|for|at)\b|\bbe the first to (?:own|try|buy|get|wear|drive|order)\b|\bupgrade to (?:the )?(?:premium|pro|plus|gold)\b|\bunbeatable\b|\bgiveaways?\b|\bwhile (?:stocks?|supplies) lasts?\b|\bmoney[- ]back\b|\bbrought to you by\b|\b(?:promo|discount|coupon|voucher) codes?\b|\bour sponsors?\b|\baward-winning\b|\bthe best \w+ in town\b|\bnew arrivals\b|\bshop at\b|\bour newsletter\b|\bsay hello to\b|\bfree quote\b|\bpay more\?|\bbest[- ]selling\b",
    r"\byour (?:parcel|package|mailbox|inbox|account|password|inheritance|winnings|subscription|card number|bank details)\b|\bearn (?:up to |over )?[$€£]?\d[\d,]*\b|\bcash (?:award|prize)s?\b|\bleft you (?:a|an|his|her) (?:\w+ )?(?:fortune|estate|inheritance|sum)\b|\b(?:dollars|euros|pounds) (?:in|by|as) (?:vouchers?|gift cards?|bitcoins?|cash)\b|\bbank details\b|\b(?:your|the|a) (?:card|account) number\b|\b(?:send|transfer|wire|pay) (?:the |a |your )?(?:\w+ )?(?:deposit|fee|money|funds|\d+ (?:dollars|euros|pounds))\b|\bcall this number (?:now|at once|immediately|today)\b|\bto unlock your\b|\bowes? you\b|\btriple (?:it|your)\b|\bunusual log-?in\b|\b(?:copy|photo|scan) of your (?:passport|licen[cs]e|card)\b|\bneeds your help to (?:move|transfer|send)\b|^\W*your computer\b|\bcustoms fee\b|\bthe codes?\.?$",
    r"^\W*(?:from (?:here|now) on,? )?(?:use|speak|write|answer|reply|respond|switch|continue|go on|put|give|render|translate|say|print|finish|end|begin)\b.{0,40}\b(?:in|to|into|use|speak|only) (?:only |simple |plain |old |perfect |broken |fluent )?(?-i:French|German|Spanish|Italian|Portuguese|Dutch|Russian|Polish|Turkish|Arabic|Hebrew|Hindi|Chinese|Mandarin|Japanese|Korean|Latin|Greek|Swedish|Norwegian|Danish|Finnish|Welsh|Irish|Swahili|Klingon|Esperanto)\b(?! (?:patients|women|children|men|people))|\buse (?-i:[A-Z][a-z]+) only\b|\b(?:french|german|spanish|italian|portuguese|dutch|russian|korean|japanese) word for\b",
    # What everyone is to be told.
    r"^\W*(?:tell|let|inform|convince|persuade|remind|assure) (?:everyone|everybody|the (?:world|public|people|nation)|people|all)\b(?: know)?,? (?:that|about|of) (?:the|scientists|our|a new|an?|there|no)\b|^\W*(?:state|present|report|declare) (?:it )?as (?:a )?(?:fact|true|certain|news)\b|^\W*spread the (?:word|news|rumou?r|claim)\b|^\W*make it (?:sound|look|seem|appear) as (?:if|though)\b|^\W*(?:announce|insist|proclaim|hint|imply|declare|write|repeat|mention|state|claim|assert|say) that (?:the (?!child|patient|person|treatment|doctor|medicine|drug|pain|baby|product|label)|our|scientists|everyone|all|a new|no)",
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
    (frozenset("assistant chatbot ai model bot override mode command access now stop".split()),),
    (frozenset("reader readers user users".split()),),
    (frozenset("use put place apply add give make keep turn write spell shift hide print type".split()), frozenset("answer answers response responses reply output word words sentence sentences letter letters reader readers".split())),
    (frozenset("system user assistant instruction instructions prompt human context role ai chatgpt gpt bot end beginning start response task input output access".split()),),
    (frozenset("previous preceding above prior earlier foregoing real actual new true next following forget".split()),),
    (frozenset("you do no tell show give write send sing read draw teach cheer longer more have has with".split()), frozenset("obey comply reply respond answer output say print only never pretend act follow anything bound restricted limited restrictions rules filter filters limits me".split())),
    (frozenset("ai llm llms gpt language model models chatbots chatbot assistants bots crawlers engines cite note message memo notice reminder attention hint".split()),),
    (frozenset("download install click buy order subscribe sign log visit join trick believe get claim verify update open run confirm register execute bank credit social gift bitcoin crypto wire lottery prize receive won win selected collect".split()),),
    (frozenset("page pages document documents article articles text texts passage passages source sources line lines sentence sentences paragraph paragraphs word words".split()),),
    (frozenset("whoever whosoever any every all each when whenever asks ask answer".split()), frozenset("page text document article passage line sentence reads processes answer asked asks ask answers".split())),
    (frozenset("conversation chat session dialogue discussion answer reply response text page commands you".split()),),
    (frozenset("precedence line attention heed orders instructions rules filters obey read directive sponsored activity memory context".split()),),
    (frozenset("your yourself act master you persona voice character role style manner tone words speak talk answer reply respond sound behave write imagine as being put explain".split()),),
    (frozenset("advance mean consider possible free request i kind good you grateful thankful glad happy delighted obliged appreciate love kindly dear please favor favour trouble".split()),),
    (frozenset("award arrivals shop newsletter hello quote pay half off save buy yours now today order limited deal deals sale sales offer offers discount discounts free follow first upgrade unbeatable giveaway giveaways stock stocks supplies money brought promo code codes sponsor sponsors best".split()),),
    (frozenset("owes owe triple unusual copy photo scan needs customs codes code your earn cash left dollars euros pounds bank card account send transfer wire pay call unlock".split()),),
    (frozenset("french german spanish italian portuguese dutch russian polish turkish arabic hebrew hindi chinese mandarin japanese korean latin greek swedish norwegian danish finnish welsh irish swahili klingon esperanto only".split()),),
    (frozenset("tell let inform convince persuade remind assure state present report declare spread make announce insist proclaim hint imply write repeat mention claim assert say".split()),),
)  # fmt: skip
_TABLE = tuple(
    (needed, Hinted(pattern.replace(r"^\W*", _START), re.IGNORECASE))
    for needed, pattern in zip(_NEEDED, _PATTERNS, strict=True)
)
_BY_WORD = {word: [row for row in _TABLE if word in row[0][0]] for needed in _NEEDED for word in needed[0]}
_WORD = re.compile(r"[a-z_]+")


# A sentence ends with its line, or with a mark before what can begin another.
SENTENCE = re.compile(r"(?:[^.!?\n]++|[.!?]+[\"'”’)\]]*(?=[^\s.!?\"'”’)\]]|[^\S\n]+[a-z\d&(]))+[.!?]*[\"'”’)\]]*")
_CLOSED = re.compile(r"[;}>。](?= [A-Z])|(?<=[a-z]{4})[.!?](?= [a-z])")
"""Where an order ends within what reads as one sentence: it was put in the middle of another."""
_MARKS = " \t\r-–—*•·●○◦▪■\"'“‘([#>"
# An order put behind words that no mark ends. It begins with a capital, which is what is looked for first: fast.
GLUED = re.compile(
    r"[A-Z](?<=[\w,;:)%\]] [A-Z])(?<=(?=(?:What(?:'s|’s)?|Who|How|Why|When|Where|Which|Can you|Could you|Please|In your|"
    r"Let's|"
    + "|".join(sorted(v.capitalize() for v in verbs()))
    + r"|Group|Format|Rate|Count|Review)\b(?! to\b).{6})[A-Z])"
)
# Words in a code that is no language: long runs of letters and figures without a blank.
_CODED = re.compile(r"(?<![\w/.:+-])(?=[A-Za-z]*\d)(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])[A-Za-z\d]{28,}={0,2}(?![\w/])")
# Programs, marks of programs, and letters put as numbers.
_PROGRAMS = r"(?:[01]{8}\s+){2,}[01]{8}|(?:%[0-9a-f]{2}){4,}|(?:\\x[0-9a-f]{2}){4,}|(?:&#x?[0-9a-f]{2,4};){4,}|\w\(\)\s*;|\b(?:select|insert into|update|delete from|drop table)\b.{0,60}\b(?:from|table|where|values|set)\b|[|;&]\s*(?:sh|bash|rm|curl|wget|python)\b|\b(?:curl|wget|sudo) [\w-]+\.|<script\b|<\|?(?:im_start|im_end|system|endoftext|user|assistant)\|?>|#{2,}\s*(?:response|instructions?|task|prompt|input|output|system|assistant|human|user)\b|</?(?:system|user|assistant|instructions?|prompt|human|context|[a-z]+_[a-z]+)>|\{\s*[\"']role[\"']\s*:|\b(?:print|console\.log|exit|eval|exec|alert|system|getattr|setTimeout)\(|<!--|-->|<\w+ [\w-]+=[\"']|\[/?(?:system|inst|admin|assistant|user|context|prompt|instructions?|hidden)\b[^\]]{0,30}\]|%{3}|<{3}|>{3}|\[\[(?=[a-z]+[ :])|\bdef \w+\(|\bfor \(|\brm -r?f?\b|(?:\b[0-9a-f]{2}\s+){6,}|(?:\b[a-z]\s+){8,}|!\[[^\]]*\]\(|\[(?:click|tap|press|download|claim|here|read|get|see|open)\b[^\]]*\]\(|^\W*/\w+ \w+ \w+=|\{\{\w+\}\}|\${3}|#!\w|-{3}[A-Za-z]|\[[A-Z]{4,}:|\b(?:const|let|var) \w+ = |\bwhile (?:true|1)\b|\bif __name__|\bpublic static\b|\bgit (?:push|pull|clone|commit)\b|\b(?:drop|truncate|alter) (?:table|database)\b|\bfetch\("
_PROGRAM, _PROGRAM_AT = Hinted(_PROGRAMS, re.IGNORECASE), re.compile(_PROGRAMS, re.IGNORECASE)
_OF_PROGRAMS = (
    "()",
    '("',
    "{",
    "<",
    "##",
    "%6",
    "\\",
    "&#",
    "0110",
    "| ",
    "SELECT",
    "DROP",
    "DELETE",
    "curl ",
    "wget ",
    "[[",
    "](",
    "[/",
    "[S",
    "[A",
    "[I",
    "='",
    '="',
    "e=",
    ">>>",
    "%%%",
    "#!",
    "$$$",
    "---",
    "const ",
    "while ",
    "__",
    "public ",
    "git ",
    "TABLE",
    "def ",
    "for (",
    "t(",
    "m(",
    "l(",
    "rm -",
    " 6f ",
    " 6e ",
    "t h e",
)
# So many words before a code may be a sentence of the page that it was put behind; fewer belong to it.
_HEAD = 4
_RUN = b"a" * 28
_LETTERS = bytes(ord("a") if chr(code).isalnum() else ord(" ") for code in range(128)).ljust(256)
# First words of orders, in small letters; a text has one with a capital where it gives an order.
_OPENS = verbs() | {"let's", "let’s", "given", "using", "based"}
# Words of which a text that gives orders holds one: a look at them is enough for nearly all texts.
_QUICK = frozenset(
    "your ignore disregard forget override bypass discard prompt prompts jailbreak assistant chatbot llm ai bot translate transcribe paraphrase "
    "proofread download click subscribe poem haiku limerick essay speech story letter letters vowel vowels anagram anagrams user users trick "
    "response response. response, answer answer. answer, reply reply. reply, output now, reader readers reader's assistant, chatbot, override stop theory lifecycle plot terms example equivalent assistant: user: system: human: ### ## write draft compose english? japanese? french? german?".split()
) | frozenset(
    "you me my me. congratulations request instructions: task task: document. prompt: ai: human: user: prize prize. password bitcoin language "
    "page page. page, pages pages. sentence sentence. sentences paragraph paragraphs paragraphs. whoever conversation conversation. commands asks persona "
    "lovely grateful appreciate kindly yours half-price discount discounts sale sale. deals deals. giveaways giveaways. upgrade unbeatable sponsor sponsors asked "
    "yourself french german spanish italian $$$ git const TABLE newsletter user's award-winning advance "
    "expert [SYSTEM [ADMIN] [INSTRUCTION: def curl rm sudo import 6c 6e 6f %%% o "
    "precedence obey directive heed parcel mailbox vouchers earn fortune dollars euros everyone everybody us announce insist".split()
)  # fmt: skip
# Marks that programs and codes have, and pages on health hardly ever.
_TELLTALES = ("?", "!", "{", "\\", "()", '("', "0110")
# Those that begin with a mark which few texts have: a text is looked through for this one first, which is faster.
_RARER = (
    ("<", ("</", "<|", "<!")),
    ("&", ("&#",)),
    ("%", ("%6",)),
    ("[", ("[[", "](")),
    (">", (">>>",)),
    ("=", ('="', "='")),
    ("#", ("#!",)),
    ("_", ("__",)),
)
_SCRIPTS = (
    re.compile(r"[\u0400-\u052f\u0590-\u06ff\u0900-\u0eff][\u0400-\u052f\u0590-\u06ff\u0900-\u0eff]{3}"),
    re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"),
    re.compile(r"[\u0370-\u03ff][\u0370-\u03ff]{3}"),
)
"""Letters that are not Latin, and Greek ones that make words."""


# Of these, studies speak all the time ("the response to treatment"): alone they are no sign, but beside a word that makes
# them the machine's, or where a sentence begins as an order about them.
_EVERYDAY = frozenset("response response. response, answer answer. answer, reply reply. reply, output".split())
_MADE_STEMS = ("answer", "response", "repl", "output")
_MADE = re.compile(r"\s(?:answers?|responses?|repl(?:y|ies)|outputs?)\b")
_MAKERS = ("your", "each", "every", "final", "this", "next", "whole", "user", "users")
_BESIDE = re.compile(rf"\b(?:{'|'.join(_MAKERS)})\s+(?:\w+\s+){{0,2}}$")
_BEFORE = 60
_BEGUN = frozenset(
    word.capitalize()
    for word in (
        "include add insert append integrate embed put incorporate use place apply give make keep turn write spell shift "
        "hide print type respond reply answer output say repeat return echo end begin start finish"
    ).split()
)
# First words with a capital; the others as they stand in a sentence, at its head, and in capitals.
_HINTS = frozenset(word.capitalize() for word in _OPENS).union(
    (form for word in _QUICK for form in (word, word.capitalize(), word.upper())),
    (form for word in TONGUES for form in (word, word.capitalize())),
)


@lru_cache(maxsize=64)
def orders(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a document's text that give orders, or set tasks strange to it, in order and parted by words: whole
    sentences, or the end of one that an order was put behind. What they hold is data; it is no evidence."""
    signs = _signs(text)
    if not signs:
        return ()
    around = Around(text)
    found: list[tuple[int, int]] = []
    # No sentence goes beyond its line: those before the first sign's, and after the last sign, have none.
    first, last = min(map(text.find, signs)), max(map(text.rfind, signs))
    for match in SENTENCE.finditer(text, text.rfind("\n", 0, first) + 1):
        if match.start() > last:
            break
        sentence = match[0].rstrip()
        for sign in signs:
            if sign in sentence:
                break
        else:
            continue
        if not _signs(sentence):
            continue
        blank = len(sentence) - len(sentence.lstrip())
        start = begins(sentence, around)
        if start is None:
            continue
        start = max(start, blank)
        closed = _CODED.match(sentence, start) or _CLOSED.search(sentence, start)
        span = (match.start() + start, match.start() + (closed.end() if closed else len(sentence)))
        if found and not text[found[-1][1] : span[0]].strip():
            span = (found.pop()[0], span[1])
        found.append(span)
    return tuple(found)


class Around:
    """The stems of a document, counted when they are first asked for: most documents never are."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._held: Counter[str] | None = None

    def __call__(self) -> Counter[str]:
        if self._held is None:
            self._held = held(self._text)
        return self._held


def _signs(text: str) -> tuple[str, ...]:
    """The words and marks that an order needs, as far as a text has them and as they stand there: a quick look that spares
    most texts a closer one. What may be a code is one anywhere: the empty sign, which every sentence has."""
    if _may_code(text) and _CODED.search(text):
        return ("",)
    marks = [mark for mark in _TELLTALES if mark in text]
    marks += [mark for first, rarer in _RARER if first in text for mark in rarer if mark in text]
    if not text.isascii():
        marks += [strange[0] for script in _SCRIPTS if (strange := script.search(text))]
    said = text.split()
    found = _HINTS.intersection(said)
    if not found or (found <= _EVERYDAY and not _speaks_of_itself(text, said)):
        return tuple(marks)
    return (*marks, *found)


def _may_code(text: str) -> bool:
    """Whether a text has a long run of letters and figures."""
    return _RUN in text.encode("ascii", "replace").translate(_LETTERS)


def _speaks_of_itself(text: str, said: Sequence[str]) -> bool:
    """Whether a text, of these words, speaks of an answer that is being made, not of the response to a treatment."""
    if not _BEGUN.isdisjoint(said):
        return True
    low = text.lower()
    for space in _made(low):
        before = low[max(0, space - _BEFORE) : space + 1]
        # One of the last three words is looked at first: that takes a tenth of the pattern's time.
        if any(word.endswith(_MAKERS) for word in before.split()[-3:]) and _BESIDE.search(before):
            return True
    return False


def _made(low: str) -> Iterator[int]:
    """Where a word for what is made as an answer stands, from the space before it; looked for by its letters: fast."""
    for stem in _MADE_STEMS:
        at = low.find(stem, 1)
        while at > 0:
            if _MADE.match(low, at - 1):
                yield at - 1
            at = low.find(stem, at + 1)


def begins(sentence: str, around: Around) -> int | None:
    """Where in a sentence an order begins; None where there is none."""
    body = len(sentence) - len(sentence.lstrip(_MARKS))
    for glued in GLUED.finditer(sentence):
        head, tail = sentence[: glued.start()], sentence[glued.start() :]
        before = head.split()
        if len(before) < 2 or before[-1].istitle():  # "Controlled Trials Register" is a name
            continue
        follows = not (_opens(head[body:]) and is_foreign(head[body:], around))
        if follows and (instructs(tail) or is_foreign(tail, around)):
            return glued.start()
    if _opens(sentence[body:]) and is_foreign(sentence[body:], around):
        return 0
    broken = _breaks_off(sentence, around)
    return 0 if broken is None and instructs(sentence) else broken


def _breaks_off(sentence: str, around: Around) -> int | None:
    """Where another language, a program or a code begins in a sentence; None where none does."""
    found = [strange_tongue(sentence, around)]
    if not sentence.isascii():
        found += [match.start() for script in _SCRIPTS if (match := script.search(sentence))]
    if any(mark in sentence for mark in _OF_PROGRAMS) and _PROGRAM.search(sentence):
        found += [program.start() for program in (_PROGRAM_AT.search(sentence),) if program]
    if _may_code(sentence) and (coded := _CODED.search(sentence)):
        found.append(coded.start())
    starts = [start for start in found if start is not None]
    if not starts:
        return None
    start = sentence.rfind(" ", 0, min(starts)) + 1
    return start if len(sentence[:start].split()) >= _HEAD else 0


def _opens(sentence: str) -> bool:
    """Whether a sentence begins as an order or a question does; a list's items in small letters do not."""
    return sentence.endswith("?") or sentence[:1].isupper()


@lru_cache(maxsize=16384)
def instructs(text: str) -> bool:
    """Whether a text gives orders to whoever makes an answer of it, instead of saying something on medicine."""
    held = set(_WORD.findall(text.lower()))
    fitting = dict.fromkeys(row for word in held & _BY_WORD.keys() for row in _BY_WORD[word])
    return any(
        all(not words.isdisjoint(held) for words in needed) and pattern.search(text) for needed, pattern in fitting
    )
