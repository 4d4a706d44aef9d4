"""MEDLINE XML of real shape and any size, out of invented words: PubMed's yearly files without their text."""

from __future__ import annotations

import random
from pathlib import Path
from xml.sax.saxutils import escape

# fmt: off
_STEMS = ("cardi", "neur", "gastr", "nephr", "hepat", "derm", "oste", "myel", "arthr", "pulmon", "thyr", "pancre",
          "bronch", "angi", "lymph", "cyst", "gloss", "rhin", "phleb", "chondr")
_ENDS = ("itis", "osis", "oma", "pathy", "ectomy", "algia", "emia", "genesis", "plasty", "scopy", "lysis", "trophy",
         "stenosis", "megaly", "rrhea", "penia")
_PLAIN = ("the", "of", "and", "in", "with", "to", "for", "was", "were", "is", "a", "by", "on", "that", "from", "as",
          "this", "patients", "study", "after", "between", "treatment", "group", "clinical", "results", "significant",
          "risk", "associated", "age", "years", "levels", "data", "analysis", "effect", "during", "not", "had", "an",
          "than", "or", "at", "both", "using", "disease", "cells", "higher", "lower", "significantly", "observed",
          "showed", "methods", "may", "outcome", "response", "control", "compared")
# fmt: on
_TYPES = (
    "Journal Article",
    "Review",
    "Randomized Controlled Trial",
    "Meta-Analysis",
    "Case Reports",
    "Comparative Study",
)
_LABELS = ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS")
_WORDS = [*(_PLAIN * 8), *(a + b for a in _STEMS for b in _ENDS)]


def write(path: Path, citations: int, *, seed: int, first: int = 1) -> None:
    """Write a file of `citations` records with PMIDs from `first` on. The same seed gives the same bytes."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "pubmed.dtd">\n')
        file.write("<PubmedArticleSet>\n")
        for number in range(first, first + citations):
            file.write(_citation(number, chance))
        file.write("</PubmedArticleSet>\n")


def _citation(pmid: int, chance: random.Random) -> str:
    year = chance.randint(1975, 2023)
    types = ["Journal Article", *chance.sample(_TYPES[1:], chance.choice((0, 0, 1)))]
    shown = "".join(f'<PublicationType UI="D016428">{t}</PublicationType>' for t in types)
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="D{chance.randint(1, 99999):06}" MajorTopicYN="{chance.choice("NNY")}">'
        f"{_term(chance)}</DescriptorName></MeshHeading>"
        for _ in range(chance.randint(4, 14))
    )
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>'
        f"<DateCompleted><Year>{year}</Year><Month>05</Month><Day>11</Day></DateCompleted>"
        f'<Article PubModel="Print"><Journal><ISSN IssnType="Print">0000-0019</ISSN><JournalIssue CitedMedium="Print">'
        f"<Volume>{chance.randint(1, 300)}</Volume><Issue>{chance.randint(1, 12)}</Issue><PubDate><Year>{year}</Year>"
        f"<Month>Jun</Month></PubDate></JournalIssue><Title>Journal of {_term(chance)}</Title>"
        f"<ISOAbbreviation>J {_term(chance)}</ISOAbbreviation></Journal>"
        f"<ArticleTitle>{_sentence(chance, 12)}</ArticleTitle>"
        f"<Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>{_abstract(chance)}{_authors(chance)}<Language>eng</Language>"
        f"<PublicationTypeList>{shown}</PublicationTypeList></Article>"
        f"<MedlineJournalInfo><Country>United States</Country><MedlineTA>J {_term(chance)}</MedlineTA>"
        f"<NlmUniqueID>0372516</NlmUniqueID></MedlineJournalInfo>"
        f"<CitationSubset>IM</CitationSubset><MeshHeadingList>{headings}</MeshHeadingList></MedlineCitation>"
        "<PubmedData><PublicationStatus>ppublish</PublicationStatus>"
        f'<ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId>'
        f'<ArticleId IdType="doi">10.5555/made.{pmid}</ArticleId></ArticleIdList>{_references(chance)}</PubmedData>'
        "</PubmedArticle>\n"
    )


def _abstract(chance: random.Random) -> str:
    """Two in three citations have an abstract; half of these have labelled parts."""
    if chance.random() < 0.34:
        return ""
    if chance.random() < 0.5:
        return f"<Abstract><AbstractText>{_paragraph(chance, 9)}</AbstractText></Abstract>"
    parts = (f'<AbstractText Label="{n}" NlmCategory="{n}">{_paragraph(chance, 3)}</AbstractText>' for n in _LABELS)
    return f"<Abstract>{''.join(parts)}</Abstract>"


def _authors(chance: random.Random) -> str:
    people = (
        f'<Author ValidYN="Y"><LastName>{_term(chance)}</LastName><ForeName>A B</ForeName><Initials>AB</Initials>'
        f"<AffiliationInfo><Affiliation>{_sentence(chance, 9)}</Affiliation></AffiliationInfo></Author>"
        for _ in range(chance.randint(1, 7))
    )
    return f'<AuthorList CompleteYN="Y">{"".join(people)}</AuthorList>'


def _references(chance: random.Random) -> str:
    cited = (
        f"<Reference><Citation>{_sentence(chance, 10)}</Citation><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{chance.randint(1, 38_000_000)}</ArticleId></ArticleIdList></Reference>'
        for _ in range(chance.choice((0, 0, 0, 20)))
    )
    return f"<ReferenceList>{''.join(cited)}</ReferenceList>"


def _paragraph(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance, chance.randint(12, 30)) for _ in range(sentences))


def _sentence(chance: random.Random, words: int) -> str:
    drawn = chance.choices(_WORDS, k=words)
    if chance.random() < 0.2:
        drawn.append(f"(P < 0.{chance.randint(1, 99):02}, n = {chance.randint(8, 900)})")
    return escape(" ".join(drawn).capitalize() + ".")


def _term(chance: random.Random) -> str:
    return (chance.choice(_STEMS) + chance.choice(_ENDS)).capitalize()
