"""A plan written in any layout reads back equal; and any lines at all give a reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.nd30.model import Text
from diemcau.plan.domain.model import Assignment, Plan
from diemcau.plan.domain.reading import read
from tests.nd30 import writer as paper
from tests.plan import writer
from tests.plan.generated import plans

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def reread(plan: Plan, *, duties: str, programme: str, layout: paper.Layout) -> Plan:
    document = writer.document_of(plan, duties=duties, programme=programme)
    found = read(Text(lines=paper.write(document, layout), source="txt")).plan
    assert found is not None
    return found


def said(plan: Plan, *, programme: str = "table") -> Plan:
    """The plan, saying nothing of where it stands, and without marks at the edges of its parts."""
    return replace(
        plan,
        chair=plan.chair and plan.chair.strip(" ."),
        sites=tuple(replace(site, lines=writer.NOWHERE) for site in plan.sites),
        time=plan.time and replace(plan.time, lines=writer.NOWHERE),
        budget=plan.budget and replace(plan.budget, lines=writer.NOWHERE),
        contents=tuple(replace(one, lines=writer.NOWHERE) for one in plan.contents),
        participants=tuple(replace(rule, lines=writer.NOWHERE) for rule in plan.participants),
        assignments=tuple(map(_task, plan.assignments)),
        programme=tuple(
            replace(
                item, lines=writer.NOWHERE, text=item.text.strip(" ."), by=item.by if programme == "table" else None
            )
            for item in plan.programme
        ),
        lines={},
    )


def _task(task: Assignment) -> Assignment:
    text = task.text.strip(" .;")
    return replace(task, text=text[:1].lower() + text[1:], lines=writer.NOWHERE)


@pytest.mark.parametrize("duties", [name for name in writer.DUTY_LAYOUTS if name != "table"])
@SLOW
@given(plan=plans(), layout=st.sampled_from(paper.LAYOUTS), programme=st.sampled_from(writer.PROGRAMME_LAYOUTS))
def test_a_plan_reads_back_equal_from_any_layout(duties, plan, layout, programme):
    if programme == "table":
        layout = replace(layout, width=None)  # a row of a table is not wrapped
    found = reread(plan, duties=duties, programme=programme, layout=layout)
    assert said(found, programme=programme) == said(plan, programme=programme)


@SLOW
@given(plan=plans())
def test_a_table_of_duties_reads_back_with_its_own_columns(plan):
    tasks = tuple(
        replace(
            task, coordinating=task.coordinating or ("Các đơn vị liên quan",), deadline=task.deadline or "Thường xuyên"
        )
        for task in plan.assignments
    )
    found = reread(replace(plan, assignments=tasks), duties="table", programme="bullets", layout=paper.WORD_TABLE)
    assert said(found).assignments == tuple(map(_task, tasks))


WILD = st.one_of(
    st.text(max_size=100),
    st.text(alphabet="-–+*•.:;/()|\t#123IVXabcđ SởUBNDngàygiaochủtrì", max_size=60),
    st.sampled_from(
        (
            "KẾ HOẠCH",
            "2. Thành phần",
            "* Cấp tỉnh",
            "- Đại diện lãnh đạo: ",
            "- Chủ tịch UBND các xã: , ; và",
            "III. PHÂN CÔNG THỰC HIỆN",
            "1. Giao Sở Nội vụ chủ trì, phối hợp với",
            "- Cơ quan chủ trì: ",
            "Thời gian\tNội dung\tThực hiện",
            "8h00 - 7h00\t\t",
            "3. Hình thức: trực tuyến tại điểm cầu và",
            "4. Thời gian: 31/02/2024, thứ Tám",
            "5. Kinh phí: ,5 tỷ đồng",
            "Nơi nhận:",
            "- Như trên;",
        )
    ),
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(WILD, max_size=40))
def test_any_lines_give_a_reading_with_lines_inside_the_text(lines):
    reading = read(Text(lines=tuple(lines), source="txt"))
    plan = reading.plan
    places = [finding.lines for finding in reading.findings]
    if plan is not None:
        places += [
            one.lines for one in (*plan.sites, *plan.contents, *plan.participants, *plan.assignments, *plan.programme)
        ]
        places += [plan.time and plan.time.lines, plan.budget and plan.budget.lines, *plan.lines.values()]
    for place in places:
        assert place is None or 1 <= place[0] <= place[1] <= max(1, len(lines))
