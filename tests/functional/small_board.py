"""A board over a library of two documents, with one article under review: what tests of the desk's pages begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from board import Board
from visiting import Visitor
from walk_library import CITATION, PAGE, QUESTION

from primum.app import App, Supply
from primum.board import Article
from primum.config import read


def small_board(folder: Path, **settings: Any) -> Board:
    """The people of `board.PEOPLE`, and a library that answers one question in five sentences."""
    given = {
        "library": str(folder / "library"),
        "encoder": "",
        "database": str(folder / "primum.db"),
        "keys": str(folder / "keys"),
        "scorecard": str(folder / "none.json"),
        **settings,
    }
    (folder / "cramp.md").write_text(PAGE, encoding="utf-8")
    (folder / "review.xml").write_text(CITATION, encoding="utf-8")
    app = App(read({}, **given))
    app.ingest([folder / "cramp.md", folder / "review.xml"], supply=Supply())
    return Board(app)


def under_review(board: Board) -> Article:
    """The article on QUESTION, with both reviewers, who have declared their interests."""
    return board.assign(board.submit(QUESTION))


class Desk(Visitor):
    """Somebody signed in at the desk, without JavaScript."""

    def __init__(self, board: Board, who: str) -> None:
        super().__init__(board.app)
        self.client.cookies.set("primum_session", board.sign_in(who))

    def case(self, article: Article) -> Desk:
        """Open the case of an article."""
        self.get(f"/desk/articles/{article.id}")
        return self

    def press(self, form: str, to: str = "", **given: Any) -> Desk:
        """Fill in the form of this page that posts to an address, and press the button that sends it `to` another."""
        address, filled = self.fields(form)
        data = {**filled, **given}
        self.answer = self.client.post(address.removesuffix(form) + (to or form), data=data)
        return self

    def claim(self, words: str) -> str:
        """The id of the claim whose text has these words."""
        return next(
            str(c.get("id"))
            for c in self.page.cssselect(".claim-case")
            if words in c.cssselect(".claim-text")[0].text_content()
        )
