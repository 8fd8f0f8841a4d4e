"""Chỉ số: 300 và 3.321 đơn vị, mỗi đơn vị 90 tiêu chí thành phần; xếp hạng từ các hàng đã lưu, và các trang."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bench.scores import printed_tables, scored_block
from bench.stage import empty_product

if TYPE_CHECKING:
    from django.test import Client

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
SMALL, LARGE = 300, 3321
WARM, RUNS = 3, 15


def measure() -> dict[str, float]:
    with empty_product():
        from django.test import Client

        from diemcau.conference.models import ConferenceRole
        from diemcau.directory.domain import Role
        from diemcau.directory.models import Account, OrganisationRole

        account = Account.objects.create_user("do", full_name="Người đo", is_administrator=True)
        small, large = (
            scored_block("Khối 300", SMALL, account, rounds=3),
            scored_block("Khối 3321", LARGE, account, rounds=1),
        )
        printed_tables(small, account)
        ConferenceRole.objects.create(account=account, conference=small.campaign.conference, role=Role.APPRAISER.value)
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
    """Every page of the index; of all the slowest is told.

    First the round of explanations, then that of the council, then that of the units, each with what it works on.
    """
    from diemcau.scoring.domain.phases import Phase
    from diemcau.scoring.models import Criterion, Mark, Ranking, SelfScore

    root = f"/conferences/{block.campaign.conference_id}"
    of_block, of_entrant = f"{root}/blocks/{block.pk}", f"{root}/entrants/{entrant}"
    other = of_entrant.replace(f"/{entrant}", f"/{entrant + 1}")
    line = Criterion.objects.filter(criteria_set=block.criteria_set, kind="share").first()
    ranking = Ranking.objects.latest("pk").pk
    if line is None:
        raise RuntimeError("The set of the measurement has a share.")

    def get(address: str) -> float:
        return _ms(lambda: client.get(address))

    def answer() -> Any:
        seen = SelfScore.objects.get(entrant=entrant, criterion=line).revision
        data = {"part": "90", "whole": "100", "explanation": "Theo báo cáo", "revision": seen}
        return client.post(f"{of_entrant}/lines/{line.pk}/answer/", data, headers={"HX-Request": "true"})

    def opinion() -> Any:
        seen = Mark.objects.get(entrant=entrant + 1, criterion=line, by__full_name="Người đo").revision
        data = {"points": "0,5", "reason": "Theo hồ sơ", "revision": seen}
        return client.post(f"{other}/lines/{line.pk}/opinion/", data, headers={"HX-Request": "true"})

    figures = {
        "campaigns_ms": get(f"{root}/campaigns/"),
        "block_ms": get(f"{of_block}/"),
        "ranking_ms": get(f"{of_block}/ranking/"),
        "analysis_ms": get(f"{of_block}/analysis/"),
        "analysis_by_criterion_ms": get(f"{of_block}/analysis/?by=criterion"),
        "criteria_set_ms": get(f"{root}/criteria-sets/{block.criteria_set_id}/"),
        "figures_ms": get(f"{of_block}/figures/new/"),
        "survey_ms": get(f"{of_block}/survey/"),
        "imported_ms": get(f"{root}/rankings/{ranking}/"),
        "imported_analysis_ms": get(f"{root}/rankings/{ranking}/analysis/"),
        "explanations_ms": get(f"{of_entrant}/explanations/"),
        "explanation_form_ms": get(f"{of_entrant}/lines/{line.pk}/explanation/"),
        "trace_ms": get(f"{of_entrant}/lines/{line.pk}/trace/"),
        "unit_analysis_ms": get(f"{of_entrant}/analysis/"),
    }
    block.phase = Phase.APPRAISAL
    block.save()
    figures |= {"appraisal_ms": get(f"{other}/appraisal/"), "opinion_ms": _ms(opinion)}
    block.phase = Phase.SELF
    block.save()
    return figures | {
        "sheet_ms": get(f"{of_entrant}/"),
        "answer_ms": _ms(answer),
        "evidence_ms": get(f"{of_entrant}/lines/{line.pk}/evidence/"),
    }


def _ms(ask: Callable[[], Any]) -> float:
    costs = []
    for at in range(WARM + RUNS):
        began = time.process_time()
        response = ask()
        cost = time.process_time() - began
        if response.status_code != 200:
            raise SystemExit(f"Trang trả lời {response.status_code}: {response.request['PATH_INFO']}")
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
