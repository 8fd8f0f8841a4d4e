"""The sheet of a rehearsal, as a biên bản of Nghị định 30. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diemcau.connectivity.domain.trial_runs import OUTCOME_NAMES, Outcome
from diemcau.kernel.words import say
from diemcau.nd30.model import Document
from diemcau.nd30.writing.kinds import Office, Signing, entry, minutes, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """One site on the sheet."""

    name: str
    outcome: Outcome
    at: str
    reason: str


def trial_sheet(
    office: Office,
    *,
    meeting: str,
    began: str,
    ended: str,
    place: str,
    sites: Sequence[Came],
    signer: str,
    conclusion: str,
) -> Document:
    """Who connected, who was late, who failed and why; the conclusion; two signatures."""
    counts = [
        say("%(count)s điểm cầu %(outcome)s", count=sum(site.outcome is one for site in sites), outcome=say(name))
        for one, name in OUTCOME_NAMES.items()
    ]
    wanting = [site for site in sites if site.outcome is not Outcome.ON_TIME]
    heads = (say("TT"), say("Điểm cầu"), say("Kết quả"), say("Vào lúc"), say("Lý do"))
    table = [
        (str(number), site.name, say(OUTCOME_NAMES[site.outcome]), site.at, site.reason)
        for number, site in enumerate(sites, start=1)
    ]
    course = [
        entry(say("Kết quả chung: %(counts)s.", counts=", ".join(counts))),
        entry(
            say("Nơi cần khắc phục: %(names)s.", names="; ".join(site.name for site in wanting))
            if wanting
            else say("Mọi điểm cầu đều vào đúng giờ.")
        ),
        *rows([heads, *table]),
        *([entry(say("Kết luận: %(conclusion)s", conclusion=conclusion))] if conclusion else []),
    ]
    return minutes(
        office,
        Signing(signer=signer, title=say("CHỦ TRÌ TỔNG DUYỆT")),
        meeting=say("Tổng duyệt kỹ thuật %(meeting)s", meeting=meeting),
        began=began,
        ended=ended,
        place=place,
        present=[say("%(count)s điểm cầu", count=len(sites))],
        chair=signer,
        secretary="",
        course=course,
        word=say("Buổi tổng duyệt"),
    )
