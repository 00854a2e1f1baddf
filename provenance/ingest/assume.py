"""What stands for what an article does not say of itself, and the notice that tells of it."""

from __future__ import annotations

from dataclasses import replace

from provenance.ingest.article import Article, Notice


def with_publisher(article: Article, assumed: str, remedy: str) -> Article:
    """`article` with a publisher: its own, or else `assumed`; `remedy` says how to name one."""
    if article.publisher is not None:
        return article
    message = f"no publisher is given, “{assumed}” stands for it ({remedy})"
    notice = Notice(code="publisher_assumed", message=message)
    return replace(article, publisher=assumed, notices=(*article.notices, notice))


def with_language(article: Article, language: str) -> Article:
    """`article`, with a notice where it says that it is in another language than `language`."""
    if article.language in {None, language}:
        return article
    message = f"the article says that it is in “{article.language}”; it is traced as “{language}”"
    notice = Notice(code="language_declared", message=message)
    return replace(article, notices=(*article.notices, notice))
