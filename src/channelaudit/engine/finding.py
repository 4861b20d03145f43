"""Runs the finders over the documents.  A finder that crashes on a page costs that page's answer, not the audit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from channelaudit.model import Document, Failure, Finder, Found, Message, SiteContext


def find(
    finders: Mapping[str, Finder], documents: Iterable[Document], context: SiteContext
) -> tuple[list[Found], list[Failure]]:
    """Everything that the finders see, page by page, and the failures by name of the finder."""
    found: list[Found] = []
    failures: list[Failure] = []
    for document in documents:
        for name, finder in finders.items():
            try:
                found.extend(finder.find(document, context))
            except Exception as error:  # noqa: BLE001 (a bug of one finder must not lose the others' work)
                detail = Message(
                    "the search for {name} crashed: {kind}: {error}",
                    name=name,
                    kind=type(error).__name__,
                    error=str(error),
                )
                failures.append(Failure("channels", document.page.final_url, "bug", detail))
    return found, failures
