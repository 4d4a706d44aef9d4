"""MEDLINE files of real shape and any length, in words of our own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import BinaryIO

_NOUNS = ("pain", "therapy", "dose", "fever", "placebo", "pressure", "risk", "kidney", "glucose", "infection", "sleep")
_VERBS = ("reduced", "improved", "predicted", "preceded", "raised", "lowered", "changed")
_LABELS = ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS")
_TYPES = ("Journal Article", "Randomized Controlled Trial", "Review", "Meta-Analysis", "Case Reports", "Letter")
_MESH = (
    "Humans",
    "Adult",
    "Aged",
    "Female",
    "Hypertension",
    "Muscle Cramp",
    "Kidney Diseases",
    "Analgesics",
    "Animals",
)


def write(stream: BinaryIO, count: int, *, seed: int = 0, first: int = 1) -> None:
    """Write a PubmedArticleSet of `count` citations with PMIDs from `first`, about 6,000 bytes each."""
    chance = random.Random(seed)
    stream.write(b'<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n')
    for number in range(first, first + count):
        stream.write("".join(_citation(number, chance)).encode())
    stream.write(b"</PubmedArticleSet>\n")


def _sentence(chance: random.Random) -> str:
    words = [f"{chance.choice(_NOUNS)} {chance.choice(_VERBS)} {chance.choice(_NOUNS)}" for _ in range(4)]
    return f"In {chance.randrange(20, 900)} people {' and '.join(words)} (P &lt; 0.0{chance.randrange(1, 5)})."


def _citation(number: int, chance: random.Random) -> Iterator[str]:
    yield f"""<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{number}</PMID>
<DateRevised><Year>2022</Year><Month>04</Month><Day>10</Day></DateRevised><Article PubModel="Print"><Journal>
<ISSN IssnType="Print">0000-0000</ISSN><JournalIssue CitedMedium="Print"><Volume>1</Volume><PubDate>
<Year>{chance.randrange(1980, 2024)}</Year><Month>Jan</Month></PubDate></JournalIssue><Title>Annals of Invention</Title>
<ISOAbbreviation>Ann Inv</ISOAbbreviation></Journal><ArticleTitle>{_sentence(chance)}</ArticleTitle>"""
    if chance.random() < 0.8:
        yield "<Abstract>"
        for label in _LABELS:
            text = " ".join(_sentence(chance) for _ in range(3))
            yield f'<AbstractText Label="{label}" NlmCategory="{label}">{text}</AbstractText>'
        yield "</Abstract>"
    yield "<AuthorList>"
    for _ in range(chance.randrange(1, 9)):
        yield f"""<Author ValidYN="Y"><LastName>Moss</LastName><ForeName>Ada</ForeName><Initials>A</Initials>
<AffiliationInfo>
<Affiliation>Department of Invention, University of {chance.choice(_NOUNS)}.</Affiliation></AffiliationInfo></Author>"""
    yield f"""</AuthorList><Language>eng</Language><PublicationTypeList><PublicationType UI="D0">{chance.choice(_TYPES)}
</PublicationType></PublicationTypeList></Article><MeshHeadingList>"""
    for name in chance.sample(_MESH, 6):
        yield f"""<MeshHeading><DescriptorName UI="D1" MajorTopicYN="{chance.choice("YN")}">{name}</DescriptorName>
<QualifierName UI="Q1" MajorTopicYN="N">therapy</QualifierName></MeshHeading>"""
    yield f"""</MeshHeadingList></MedlineCitation><PubmedData><ArticleIdList>
<ArticleId IdType="pubmed">{number}</ArticleId>
<ArticleId IdType="doi">10.5555/inv.{number}</ArticleId></ArticleIdList><ReferenceList>"""
    for other in range(chance.randrange(20)):
        yield f"""<Reference><Citation>Moss A. A study of {chance.choice(_NOUNS)}. Ann Inv. 1999.</Citation>
<ArticleIdList><ArticleId IdType="pubmed">{other + 1}</ArticleId></ArticleIdList></Reference>"""
    yield "</ReferenceList></PubmedData></PubmedArticle>\n"
