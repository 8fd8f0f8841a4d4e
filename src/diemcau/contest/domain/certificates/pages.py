"""Many PDFs of certificates as one, to be printed in one go. Pure."""

from __future__ import annotations

import io
from collections.abc import Sequence


def together(paths: Sequence[str]) -> bytes:
    """Their pages one after another."""
    import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 -- slow import

    whole = pypdfium2.PdfDocument.new()
    for path in paths:
        one = pypdfium2.PdfDocument(path)
        whole.import_pages(one)
        one.close()
    file = io.BytesIO()
    whole.save(file)
    whole.close()
    return file.getvalue()
