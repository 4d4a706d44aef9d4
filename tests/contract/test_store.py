"""What every store must do. `ports.Store` is the contract; this suite runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from board_things import AT, LATER, article, event, mark, person, remark, review, revision, signature

from primum.board import Assignment, Credential, Event, Interest, Record, Role, Stance, Token
from primum.errors import Conflict, Invalid, NotFound, PrimumError
from primum.model import Citation, State, Support, Verdict
from primum.ports import Shelf
from primum.store import SqlStore, open_store

# What is written comes back


def test_a_person_comes_back_whole(store: SqlStore) -> None:
    ana = person(roles=frozenset({Role.EDITOR, Role.REVIEWER}), interests=(Interest("A firm", "fees", "2024-01-01"),))
    store.record(event(), ana)
    assert store.person("p1") == ana
    assert store.people() == (ana,)


def test_an_address_is_found_in_any_capitals_and_belongs_to_one_person(store: SqlStore) -> None:
    store.record(event(), person(email="Ana@Example.org"))
    found = store.person_by_email("aNA@example.ORG")
    assert found is not None
    assert found.email == "Ana@Example.org"
    assert store.person_by_email("other@example.org") is None
    with pytest.raises(Conflict, match="e-mail"):
        store.record(event(), person("p2", email="ana@EXAMPLE.org"))
    store.record(event(), person("p3", email=""), person("p4", email=""))
    assert store.person_by_email("") is None


def test_credentials_and_tokens_belong_to_a_person(store: SqlStore) -> None:
    key = Token("t1", "p1", "digest1", frozenset({"read", "ask"}), label="script", created=AT)
    store.record(event(), key, Credential("p1", "argon", "issuer sub"), person(), person("p2"))
    assert store.credential("p1") == Credential("p1", "argon", "issuer sub")
    assert store.credential("p2") is None
    assert store.person_by_subject("issuer sub") == person()
    assert store.person_by_subject("") is None
    assert store.token("digest1") == key
    store.record(event(), replace(key, revoked=True))
    assert store.tokens("p1") == (replace(key, revoked=True),)
    with pytest.raises(Conflict, match="single sign-on"):
        store.record(event(), Credential("p2", subject="issuer sub"))


def test_an_article_and_all_that_belongs_to_it_come_back(store: SqlStore) -> None:
    asked = Assignment("a1", "p2", "p1", AT, due="2026-03-15")
    quote = Citation("doc1", 0, 4, "Rest")
    edit = mark(
        "p2",
        "c2",
        stance=Stance.EDIT,
        text="Rest helps.",
        citations=(quote,),
        verdict=Verdict(Support.PARTLY, "r", "j"),
    )
    store.record(event(), remark(), signature(), review(), edit, asked, revision(), article())
    assert store.article("a1") == article(version=1)
    assert store.article_at("slug-a1") == article(version=1)
    assert store.revision("a1", 1) == revision()
    assert store.assignments(article="a1") == store.assignments(reviewer="p2") == store.assignments() == (asked,)
    assert store.assignments(article="a1", reviewer="p9") == ()
    assert store.marks("a1") == store.marks("a1", reviewer="p2") == (edit,)
    assert store.reviews("a1") == (review(),)
    assert store.signatures("a1") == (signature(),)
    assert store.remarks("a1") == store.open_remarks() == (remark(),)


@pytest.mark.parametrize(
    "text", ["Ödem – „dick“ 水 🩺", 'back\\slash "quote" \t', " edge ", "'; DROP TABLE people", r"\u0000"]
)
def test_any_text_comes_back_as_it_was(store: SqlStore, text: str) -> None:
    store.record(event(), article(title=text), revision(content=text), remark(text=text))
    assert store.article("a1").title == text
    assert store.revision("a1", 1).content == text
    assert store.remarks("a1")[0].text == text


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d"])
def test_what_no_database_can_keep_is_refused_in_plain_words(store: SqlStore, text: str) -> None:
    with pytest.raises(Invalid, match="character"):
        store.record(event(), person(name=text))
    assert store.trail() == ()


@pytest.mark.parametrize(
    "read",
    [
        lambda s: s.person("x"),
        lambda s: s.article("x"),
        lambda s: s.article_at("x"),
        lambda s: s.revision("x", 1),
        lambda s: s.erase(event(), "x"),
    ],
)
def test_what_must_exist_and_does_not_is_not_found(store: SqlStore, read: object) -> None:
    with pytest.raises(NotFound, match=r"no (person|article|revision)"):
        read(store)  # type: ignore[operator]


@pytest.mark.parametrize("odd", ["a\x00b", "half \ud83d"])
def test_what_cannot_be_on_record_is_not_found(store: SqlStore, odd: str) -> None:
    """Addresses and searches come from anywhere; none of them is an error of the database."""
    for read in (store.person, store.article, store.article_at, lambda o: store.revision(o, 10**30)):
        with pytest.raises(NotFound):
            read(odd)
    assert store.person_by_email(odd) is store.token(odd) is store.credential(odd) is None
    assert store.reviews(odd) == store.marks(odd, reviewer=odd) == store.trail(subject=odd) == ()
    assert store.trail(after=10**30) == ()
    for shelf in (Shelf(author=odd), Shelf(cites=(odd,)), Shelf(words=odd), Shelf(overdue_on=odd)):
        assert store.count(shelf) == 0
        assert store.articles(shelf).articles == ()


# All or nothing


def test_an_event_may_stand_alone(store: SqlStore) -> None:
    entry = store.record(event("signed_in", "person:p1", actor="p1", by="password"))
    assert entry.number == 1
    assert store.trail() == (entry,)


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (person("p9", email="P1@example.org"), Conflict),
        (article("a9", slug="slug-a1"), Conflict),
        (article("a1"), Conflict),
        (article("a9", version=4), Conflict),
        (article("a9", version=-1), Invalid),
        (revision("a1", 1), Conflict),
        (revision("a9", 1), NotFound),
        (review(revision=7), NotFound),
        (Token("t9", "nobody", "d9", frozenset()), NotFound),
        (Token("t9", "p1", "digest1", frozenset()), Conflict),
        ("a text", Invalid),
    ],
)
def test_what_is_refused_leaves_nothing_behind(store: SqlStore, bad: Record, error: type[PrimumError]) -> None:
    store.record(event(), person(), article(), revision(), Token("t1", "p1", "digest1", frozenset()))
    with pytest.raises(error) as told:
        store.record(event("second"), person("p5"), bad)
    assert "example.org" not in str(told.value)
    assert len(store.trail()) == store.verify_trail() == 1
    with pytest.raises(NotFound):
        store.person("p5")


def test_an_article_is_compared_and_set(store: SqlStore) -> None:
    store.record(event(), article())
    seen = store.article("a1")
    store.record(event(), replace(seen, state=State.UNDER_REVIEW))
    with pytest.raises(Conflict, match="changed by someone else"):
        store.record(event(), replace(seen, state=State.WITHDRAWN))
    now = store.article("a1")
    assert (now.state, now.version) == (State.UNDER_REVIEW, 2)


def test_of_many_who_move_an_article_at_once_one_wins(store: SqlStore) -> None:
    store.record(event(), article())
    seen = store.article("a1")

    def move(number: int) -> bool:
        try:
            store.record(event(actor=f"p{number}"), replace(seen, notice=f"by p{number}"))
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        won = list(threads.map(move, range(16)))
    assert won.count(True) == 1
    assert store.article("a1").notice == f"by p{won.index(True)}"
    assert store.article("a1").version == 2
    assert store.verify_trail() == 2


def test_writes_from_many_threads_lose_nothing_and_leave_no_gap(store: SqlStore) -> None:
    with ThreadPoolExecutor(8) as threads:
        entries = list(threads.map(lambda n: store.record(event(), person(f"p{n}")), range(40)))
    assert sorted(entry.number for entry in entries) == list(range(1, 41))
    assert len(store.people()) == 40
    assert store.verify_trail() == 40


# What is added, and what is replaced


def test_a_known_key_replaces_what_stood_there(store: SqlStore) -> None:
    asked = Assignment("a1", "p2", "p1", AT)
    store.record(event(), article(), revision(), person(), asked, remark(), mark())
    store.record(event(), person(name="New"), replace(asked, ended=True), remark(resolved=True))
    store.record(event(), mark(stance=Stance.DISAGREE, reason="Not so."))
    assert store.person("p1").name == "New"
    assert store.assignments() == (replace(asked, ended=True),)
    assert store.open_remarks() == ()
    assert store.remarks("a1") == (remark(resolved=True),)
    assert store.marks("a1") == (mark(stance=Stance.DISAGREE, reason="Not so."),)


def test_a_mark_on_other_words_is_added_in_order(store: SqlStore) -> None:
    store.record(event(), article(), revision())
    for change in ("h2", "h1", "h3"):
        store.record(event(), mark(claim_hash=change))
    assert [m.claim_hash for m in store.marks("a1")] == ["h2", "h1", "h3"]


def test_reviews_and_signatures_are_added_and_never_changed(store: SqlStore) -> None:
    store.record(event(), article(), revision(), review(), signature())
    store.record(event(), review(comment="Once more."), signature())
    assert [r.comment for r in store.reviews("a1")] == ["", "Once more."]
    assert len(store.signatures("a1")) == 2
    with pytest.raises(Conflict, match="twice"):
        store.record(event(), review("p3"), review("p3"))


def test_revisions_come_in_the_order_of_their_numbers(store: SqlStore) -> None:
    store.record(event(), article(), revision(number=1))
    for number in range(2, 12):
        store.record(event(), revision(number=number))
    assert [r.number for r in store.revisions("a1")] == list(range(1, 12))


# Erasing a person


def test_an_erased_person_leaves_an_id_and_an_unbroken_trail(store: SqlStore) -> None:
    key = Token("t1", "p1", "digest1", frozenset())
    store.record(event(), person(credentials="MD", roles=frozenset({Role.REVIEWER})), Credential("p1", "argon"), key)
    said = remark(person="p1", contact="p1@example.org")
    store.record(event(actor="p1"), article(), revision(), review("p1"), said, remark("r2", contact="else@example.org"))
    store.erase(event("erased", "person:p1"), "p1")
    left = store.person("p1")
    assert (left.name, left.email, left.credentials, left.roles) == ("", "", "", frozenset())
    assert left.erased
    assert not left.active
    assert store.credential("p1") is None
    assert store.tokens("p1") == ()
    assert store.person_by_email("p1@example.org") is None
    assert store.reviews("a1")[0].reviewer == "p1"
    assert [r.contact for r in store.remarks("a1")] == ["", "else@example.org"]
    assert store.verify_trail() == 3
    store.record(event(), person("p2", email="p1@example.org"))


# The trail


def test_the_trail_is_read_in_pages_and_by_subject(store: SqlStore) -> None:
    made = [store.record(Event("p1", "moved", f"article:a{n % 3}", AT, (("to", str(n)),))) for n in range(10)]
    assert store.trail(limit=4) == tuple(made[:4])
    assert store.trail(after=4, limit=100) == tuple(made[4:])
    assert [e.number for e in store.trail(subject="article:a1")] == [2, 5, 8]
    assert store.trail(subject="article:a1", after=5) == (made[7],)
    assert made[3].previous == made[2].hash


def test_a_second_opening_reads_what_the_first_wrote(store: SqlStore, database: str) -> None:
    entry = store.record(event(), person())
    again, _ = open_store(database)
    try:
        assert again.trail() == (entry,)
        assert again.record(event()).previous == entry.hash
    finally:
        again.close()
    assert store.verify_trail() == 2


# Shelves


def shelved(store: SqlStore, **shelf: object) -> list[str]:
    return [a.id for a in store.articles(Shelf(**shelf)).articles]  # type: ignore[arg-type]


@pytest.fixture
def full(store: SqlStore) -> SqlStore:
    """Three articles that differ in everything that can be asked for."""
    first = article(subject="cramp", summary="Sjögren's (dry mouth).", review_by="2026-06-01", specialty="neurology")
    second = article("a2", created=LATER, changed=LATER, title="beta-Blockers", risk=9, author="p7", question="Dose?")
    third = article("a3", changed="2026-04-01T00:00:00Z", approved=1, risk=3, state=State.APPROVED, title="Zinc 100%")
    store.record(event(), first, second, third, revision(), revision("a2", documents=("doc2", "doc2")), revision("a3"))
    store.record(event(), revision("a3", 2, documents=("doc3",)))
    store.record(event(), replace(store.article("a3"), revision=2))
    store.record(event(), Assignment("a1", "p2", "p7", AT), Assignment("a2", "p2", "p7", AT, ended=True))
    return store


@pytest.mark.parametrize(
    ("shelf", "found"),
    [
        ({}, ["a3", "a2", "a1"]),
        ({"order": "newest"}, ["a2", "a1", "a3"]),
        ({"order": "oldest"}, ["a1", "a3", "a2"]),
        ({"order": "risk"}, ["a2", "a3", "a1"]),
        ({"order": "title"}, ["a2", "a1", "a3"]),
        ({"states": (State.APPROVED,)}, ["a3"]),
        ({"states": (State.APPROVED, State.SUBMITTED), "limit": 2}, ["a3", "a2"]),
        ({"specialty": "neurology"}, ["a1"]),
        ({"subject": "cramp"}, ["a1"]),
        ({"author": "p7"}, ["a2"]),
        ({"reviewer": "p2"}, ["a1"]),
        ({"cites": ("doc1",)}, ["a1"]),
        ({"cites": ("doc1", "doc3", "doc9")}, ["a3", "a1"]),
        ({"approved": True}, ["a3"]),
        ({"approved": False}, ["a2", "a1"]),
        ({"overdue_on": "2026-06-01"}, []),
        ({"overdue_on": "2026-06-02"}, ["a1"]),
        ({"words": "CRAMPS causes"}, ["a3", "a1"]),
        ({"words": "dose beta-blocker"}, ["a2"]),
        ({"words": "sjogren"}, ["a1"]),
        ({"words": "amps"}, []),
        ({"words": "100%"}, ["a3"]),
        ({"words": "_ %"}, ["a3", "a2", "a1"]),
        ({"words": "cramps", "author": "p7"}, []),
    ],
)
def test_a_shelf_narrows_and_orders(full: SqlStore, shelf: dict[str, object], found: list[str]) -> None:
    assert shelved(full, **shelf) == found
    counted = full.count(Shelf(**{**shelf, "limit": 1}))  # type: ignore[arg-type]
    assert counted == len(shelved(full, **{**shelf, "limit": 50}))


def test_a_library_update_may_name_very_many_documents(full: SqlStore) -> None:
    named = tuple(f"other{n}" for n in range(70_000))
    assert shelved(full, cites=(*named, "doc3")) == ["a3"]
    assert full.count(Shelf(cites=named)) == 0


def test_a_whole_text_may_be_looked_for(full: SqlStore) -> None:
    assert shelved(full, words="cramps " * 5000 + "causes") == ["a3", "a1"]
    assert shelved(full, words=" ".join(f"word{n}" for n in range(5000))) == []


@pytest.mark.parametrize("order", ["newest", "changed", "oldest", "risk", "title"])
def test_pages_follow_on_each_other_while_articles_are_added(store: SqlStore, order: str) -> None:
    many = [article(f"a{n:02}", created=f"2026-03-01T09:30:{n % 7:02}Z", risk=n % 5) for n in range(25)]
    store.record(event(), *(replace(a, changed=a.created) for a in many))
    whole = shelved(store, order=order)
    seen: list[str] = []
    after, added = "", 0
    while True:
        page = store.articles(Shelf(order=order, limit=4, after=after))
        seen += [a.id for a in page.articles]
        if not page.after:
            break
        after, added = page.after, added + 1
        store.record(event(), article(f"new{added}", risk=2, created="2026-03-01T09:30:03Z"))
    assert [id for id in seen if not id.startswith("new")] == whole
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("after", ["x", "é", "bm90IGpzb24", "WyJyaXNrIiwxLCJhMSJd", "WyJjaGFuZ2VkIiwxLCJhMSJd", "e30"])
def test_a_page_mark_that_was_not_given_here_is_refused(store: SqlStore, after: str) -> None:
    with pytest.raises(Invalid, match="page to go on from"):
        store.articles(Shelf(after=after))


@pytest.mark.parametrize("shelf", [Shelf(order="best"), Shelf(limit=0), Shelf(limit=100_000)])
def test_a_shelf_that_cannot_be_is_refused(store: SqlStore, shelf: Shelf) -> None:
    with pytest.raises(Invalid):
        store.articles(shelf)
