"""From lines to the model of a document.

rows         lines with mark-up taken off and columns told apart
header       bodies, number, place and date, kind, subject (pieces, bodies, kinds, subject)
paragraphs   wrapped lines healed (flow, labels, tables, healing)
addressees   whom it speaks to
preamble     legal bases (citations)
outline      the tree of entries (mending, headings)
ending       recipients, archive, signer (signatures, names)
annexes      what follows
"""

from __future__ import annotations

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.model import Document, Lines, Text
from diemcau.nd30.reading.addressees import read_addressees
from diemcau.nd30.reading.annexes import annex_start, read_annexes
from diemcau.nd30.reading.ending import read_foot
from diemcau.nd30.reading.flow import flow_of
from diemcau.nd30.reading.header import read_head
from diemcau.nd30.reading.outline import outline_of
from diemcau.nd30.reading.paragraphs import paragraphs_of
from diemcau.nd30.reading.preamble import bases_under, read_preamble
from diemcau.nd30.reading.rows import rows_of

__all__ = ["MOST_LINES", "read_document"]

MOST_LINES = 50_000  # some 1,200 pages


def read_document(text: Text) -> Document:
    """Read a document out of its lines. Any lines give a document; what they do not state stays None or empty.

    Time and memory grow in proportion to the length of the text.

    Raises:
        Unreadable: there are more than MOST_LINES lines.

    Source: Nghị định 30/2020/NĐ-CP, điều 8 and Phụ lục I.
    """
    if len(text.lines) > MOST_LINES:
        raise Unreadable(
            f"Văn bản có {len(text.lines)} dòng, nhiều hơn mức {MOST_LINES} dòng mà phần mềm đọc được; "
            "hãy gửi riêng phần kế hoạch."
        )
    rows = rows_of(text.lines)
    head = read_head(rows)
    addressees, body_at = read_addressees(rows, head.body_at)
    annex_at = next((at for at in range(body_at, len(rows)) if annex_start(rows, at)), len(rows))
    foot = read_foot(rows, body_at, annex_at)
    body = rows[body_at : foot.start]
    flow = flow_of(body)
    preamble = read_preamble(paragraphs_of(body, flow))
    outline = outline_of(preamble.rest)
    archive: Lines | None = (foot.archive_line, foot.archive_line) if foot.archive_line else None
    return Document(
        type=head.type,
        issuing_body=head.issuing_body,
        parent_body=head.parent_body,
        number=head.number,
        symbol=head.symbol,
        place=head.place,
        date=head.date,
        subject=head.subject,
        addressees=addressees,
        bases=preamble.bases or bases_under(outline),
        outline=outline,
        annexes=read_annexes(rows[annex_at:], flow),
        signer=foot.signer,
        secretary=foot.secretary,
        recipients=foot.recipients,
        archive=foot.archive,
        lines={**head.lines, "archive": archive},
    )
