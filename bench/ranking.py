"""Chỉ số: 300 và 3.321 đơn vị, mỗi đơn vị 90 tiêu chí thành phần; xếp hạng từ các hàng đã lưu, và các trang."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bench.stage import empty_product

if TYPE_CHECKING:
    from django.test import Client

    from diemcau.directory.models import Account
    from diemcau.scoring.models import Block

MEASURES = {
    "units_300_s": "giây để xếp hạng 300 đơn vị (trần 0,5)",
    "units_3321_s": "giây để xếp hạng 3.321 đơn vị (trần 5)",
    "slowest_page_ms": "ms của trang chậm nhất, 300 đơn vị × 90 tiêu chí × 3 lượt (trần 150)",
    "block_ms": "ms cho trang khối: tiến độ của 300 đơn vị",
    "sheet_ms": "ms cho phiếu tự chấm",
    "answer_ms": "ms để lưu một dòng của phiếu",
    "appraisal_ms": "ms cho trang thẩm định",
    "explanations_ms": "ms cho trang giải trình",
    "ranking_ms": "ms cho bảng xếp hạng",
    "analysis_ms": "ms cho trang phân tích khối, theo lĩnh vực",
    "analysis_by_criterion_ms": "ms cho trang phân tích khối, 60 đơn vị × 90 tiêu chí",
}
SMALL, LARGE, LINES, FIELDS = 300, 3321, 90, 9
WARM, RUNS = 3, 15


def measure() -> dict[str, float]:
    with empty_product():
        from django.test import Client

        from diemcau.directory.domain import Role
        from diemcau.directory.models import Account, OrganisationRole

        account = Account.objects.create_user("do", full_name="Người đo", is_administrator=True)
        small, large = _block("Khối 300", SMALL, account, rounds=3), _block("Khối 3321", LARGE, account, rounds=1)
        client = Client(headers={"host": "localhost"})
        client.force_login(account)
        figures = {"units_300_s": _ranked_s(small, 5), "units_3321_s": _ranked_s(large, 3)}
        entrant = small.entrants.select_related("organisation").order_by("pk")[7]
        OrganisationRole.objects.create(
            account=account, organisation=entrant.organisation, role=Role.UNIT_CONTACT.value
        )
        pages = _pages(client, small, entrant.pk)
        figures |= pages | {"slowest_page_ms": max(pages.values())}
        return {name: figures[name] for name in MEASURES}


def _pages(client: Client, block: Block, entrant: int) -> dict[str, float]:
    from diemcau.scoring.domain.phases import Phase
    from diemcau.scoring.models import Criterion, SelfScore

    root = f"/conferences/{block.campaign.conference_id}"
    of_block, of_entrant = f"{root}/blocks/{block.pk}", f"{root}/entrants/{entrant}"
    line = Criterion.objects.filter(criteria_set=block.criteria_set, kind="share").first()
    if line is None:
        raise RuntimeError("The set of the measurement has a share.")

    def get(address: str) -> Callable[[], Any]:
        return lambda: client.get(address)

    def answer() -> Any:
        seen = SelfScore.objects.get(entrant=entrant, criterion=line).revision
        data = {"part": "90", "whole": "100", "explanation": "Theo báo cáo", "revision": seen}
        return client.post(f"{of_entrant}/lines/{line.pk}/answer/", data, headers={"HX-Request": "true"})

    figures = {
        "block_ms": _ms(get(f"{of_block}/")),
        "explanations_ms": _ms(get(f"{of_entrant}/explanations/")),
        "ranking_ms": _ms(get(f"{of_block}/ranking/")),
        "analysis_ms": _ms(get(f"{of_block}/analysis/")),
        "analysis_by_criterion_ms": _ms(get(f"{of_block}/analysis/?by=criterion")),
    }
    block.phase = Phase.APPRAISAL
    block.save()
    other = of_entrant.replace(f"/{entrant}", f"/{entrant + 1}")
    figures["appraisal_ms"] = _ms(get(f"{other}/appraisal/"))
    block.phase = Phase.SELF
    block.save()
    return figures | {"sheet_ms": _ms(get(f"{of_entrant}/")), "answer_ms": _ms(answer)}


def _ms(ask: Callable[[], Any]) -> float:
    costs = []
    for at in range(WARM + RUNS):
        began = time.process_time()
        response = ask()
        cost = time.process_time() - began
        if response.status_code != 200:
            raise SystemExit(f"Trang trả lời {response.status_code}.")
        if at >= WARM:
            costs.append(cost * 1000)
    return round(statistics.median(costs), 1)


def _ranked_s(block: Block, runs: int) -> float:
    from diemcau.scoring.queries.standings import standing

    costs = []
    for _run in range(runs):
        began = time.perf_counter()
        rows = standing(block).rows
        costs.append(time.perf_counter() - began)
        if len(rows) != block.entrants.count():
            raise RuntimeError("Not every unit was ranked.")
    return round(statistics.median(costs), 3)


def _block(name: str, units: int, account: Account, *, rounds: int) -> Block:
    """A block whose every unit has all points; with three rounds also its own and two opinions each."""
    from django.utils import timezone

    from diemcau.conference.models import Conference, Unit
    from diemcau.directory.domain import BodyKind, Tier
    from diemcau.directory.models import Organisation
    from diemcau.scoring.actions import add_block, adopt_criteria, open_campaign
    from diemcau.scoring.models import Criterion, Mark, Score, SelfScore

    bodies = Organisation.objects.bulk_create(
        Organisation(
            name=f"Ủy ban nhân dân {name}, xã số {number}",
            tier=Tier.COMMUNE,
            kind=BodyKind.PEOPLE_COMMITTEE,
            code=f"{units}-{number}",
        )
        for number in range(units)
    )
    conference = Conference.objects.create(title=name, short_name=name, kind="conference", owner=bodies[0])
    Unit.objects.bulk_create((Unit(conference=conference, organisation=each) for each in bodies), batch_size=500)
    criteria_set = adopt_criteria(_criteria(), owner=bodies[0], by=account)
    campaign = open_campaign(conference, name=name, year=2023, by=account)
    block = add_block(campaign, name=name, criteria_set=criteria_set, organisations=bodies, by=account)
    block.phase = "explanation"
    block.save()
    second = type(account).objects.create_user(f"thu-hai-{units}", full_name="Người thứ hai")
    now = timezone.now()
    lines = list(Criterion.objects.filter(criteria_set=criteria_set).exclude(kind=""))
    for at in range(0, units, 100):
        own, marks, scores = [], [], []
        for number, entrant in enumerate(block.entrants.order_by("pk")[at : at + 100], start=at):
            for line in lines:
                claimed = line.ceiling
                got = claimed * Decimal(60 + (number * 7 + line.position * 13) % 41) / 100
                facts = {"entrant": entrant, "criterion": line, "at": now}
                scores.append(Score(**facts, points=got, how="agreed", reason="Theo hồ sơ", by=account))
                if rounds > 1 and line.kind != "survey":
                    answer = {"part": "90", "whole": "100"}
                    own.append(
                        SelfScore(**facts, answer=answer, points=claimed, explanation="Theo báo cáo", by=account)
                    )
                    marks += [Mark(**facts, by=by, points=got, reason="Theo hồ sơ") for by in (account, second)]
        SelfScore.objects.bulk_create(own, batch_size=2000)
        Mark.objects.bulk_create(marks, batch_size=2000)
        Score.objects.bulk_create(scores, batch_size=2000)
    return block


def _criteria() -> Any:
    from diemcau.scoring.domain.criteria import CriteriaSet, Item

    def leaf(field: int, number: int) -> Item:
        rule = {"kind": "survey"} if field == FIELDS else {"kind": "share", "floor": "0.5"}
        name = f"Tỷ lệ thực hiện nhiệm vụ thứ {number} của lĩnh vực {field} theo kế hoạch năm"
        return Item(code=f"{field}.{number}", name=name, ceiling=Decimal("1.25"), rule=rule)

    each = LINES // FIELDS
    fields = tuple(
        Item(
            code=str(field),
            name=f"Lĩnh vực {field}",
            ceiling=Decimal("1.25") * each,
            children=tuple(leaf(field, number) for number in range(1, each + 1)),
        )
        for field in range(1, FIELDS + 1)
    )
    return CriteriaSet(name="Bộ chỉ số để đo", year=2023, block="Cấp xã", version=1, fields=fields)
