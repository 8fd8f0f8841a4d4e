"""Who has not tested is reminded, who did not pass asked anew; the body above is told where that does not help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from diemcau.conference.models import Site
from diemcau.connectivity.domain import VERDICT_NAMES, Ending, Verdict
from diemcau.connectivity.models import Campaign, Escalation, LineTest
from diemcau.directory.domain import Role, Tier
from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import put, record

ASKED = (Role.TECHNICIAN, Role.UNIT_CONTACT)  # who at a site is asked to test, in this order


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How many messages were laid in the outbox, and which bodies have nobody with an address."""

    messages: int
    without_address: tuple[Organisation, ...]


def untested(campaign: Campaign) -> set[int]:
    """The sites of a campaign without a whole test in it."""
    tested = LineTest.objects.filter(campaign=campaign, ending=Ending.WHOLE).values("line__site")
    return set(campaign.slots.exclude(site__in=tested).values_list("site", flat=True))


@transaction.atomic
def remind(campaign: Campaign, *, address: str, hold: bool, by: Account) -> Told:
    """Write to those sites alone that have not tested yet; to each person once a day, however often it is asked.

    Args:
        address: where our pages stand: "https://hoinghi.example.vn".
        hold: the messages wait until a person releases them.
    """
    slots = campaign.slots.filter(site__in=untested(campaign)).select_related("site__host")
    letters = [
        (
            slot.site,
            f"line-reminder:{campaign.pk}:{slot.site_id}:{timezone.localdate().isoformat()}",
            f"Đề nghị đo đường truyền của {slot.site.host}",
            (
                f"{slot.site.host} chưa đo đường truyền cho {campaign.conference.title} ({campaign.name}).\n"
                f"Lượt đo của điểm cầu: {timezone.localtime(slot.starts_at):%H:%M ngày %d/%m/%Y}. Phép đo chạy trên "
                "trình duyệt, không phải cài gì, mất khoảng một phút rưỡi; nếu lỡ lượt, vẫn đo được lúc khác, "
                f"đến hết ngày {campaign.last_day:%d/%m/%Y}."
            ),
        )
        for slot in slots
    ]
    told = _write_to(campaign, letters, address=address, hold=hold, by=by)
    record("connectivity.reminded", campaign, by=by, within=campaign.conference, messages=told.messages, hold=hold)
    return told


@transaction.atomic
def ask_retest(campaign: Campaign, tests: Iterable[LineTest], *, address: str, hold: bool, by: Account) -> Told:
    """Ask sites to test anew whose last test did not pass, with what was wrong; of one test each person hears once."""
    letters = [
        (
            test.line.site,
            f"line-retest:{campaign.pk}:{test.pk}",
            f"Đề nghị đo lại đường truyền của {test.line.site.host}",
            f"Lần đo {timezone.localtime(test.at):%H:%M ngày %d/%m/%Y} của {test.line.site.host}: "
            f"{VERDICT_NAMES[test.judged or Verdict.GOOD]}.\n"
            + "".join(f"- {sentence}\n" for _, sentence in test.reasons)
            + f"Đề nghị khắc phục rồi đo lại, đến hết ngày {campaign.last_day:%d/%m/%Y}.",
        )
        for test in tests
    ]
    told = _write_to(campaign, letters, address=address, hold=hold, by=by)
    record("connectivity.retest_asked", campaign, by=by, within=campaign.conference, messages=told.messages, hold=hold)
    return told


def _write_to(
    campaign: Campaign, letters: Sequence[tuple[Site, str, str, str]], *, address: str, hold: bool, by: Account
) -> Told:
    """Letters to the sites' own people: (site, key, subject, what is said); each with the way to the test."""
    people = _people_of({site.host_id for site, *_ in letters}, ASKED)
    messages, without = 0, []
    for site, key, subject, words in letters:
        asked = people.get(site.host_id, [])
        if not asked:
            without.append(site.host)
        page = f"{address}/conferences/{campaign.conference_id}/sites/{site.pk}/line-test/"
        for account in asked:
            put(
                f"{key}:{account.pk}",
                address=account.email,
                recipient=account.full_name,
                subject=subject,
                text=f"Kính gửi {account.full_name},\n\n{words}\n\nMở trang đo tại phòng họp: {page}\n",
                about=site,
                within=campaign.conference,
                hold=hold,
                by=by,
            )
            messages += 1
    return Told(messages=messages, without_address=tuple(without))


@transaction.atomic
def escalate(campaign: Campaign, sites: Iterable[Site], *, reason: str, hold: bool, by: Account) -> Told:
    """Tell the body above each site: the district of a commune, else the organiser of the conference.

    A body is told of one site once in a campaign; one message names all that are new.
    """
    news: dict[Organisation, list[Site]] = {}
    for site in sites:
        to = _above(site)
        if to.pk == site.host_id:
            continue  # it is told by the board itself
        _, is_new = Escalation.objects.get_or_create(
            campaign=campaign, site=site, to=to, defaults={"by": by, "reason": reason[:300]}
        )
        if is_new:
            news.setdefault(to, []).append(site)
    people = _people_of({body.pk for body in news}, (Role.TECHNICIAN, Role.UNIT_CONTACT, Role.ORGANISER))
    messages, without = 0, []
    for body, theirs in news.items():
        asked = people.get(body.pk, [])
        if not asked:
            without.append(body)
        names = "\n".join(f"- {site.host}" for site in theirs)
        for account in asked:
            put(
                f"line-escalation:{campaign.pk}:{body.pk}:{account.pk}:{theirs[0].pk}:{len(theirs)}",
                address=account.email,
                recipient=account.full_name,
                subject=f"{len(theirs)} điểm cầu chưa đạt đường truyền, {campaign.name}",
                text=(
                    f"Kính gửi {account.full_name},\n\n{reason} Đề nghị {body} đôn đốc, hỗ trợ các điểm cầu sau trước "
                    f"{campaign.last_day:%d/%m/%Y}:\n{names}\n"
                ),
                about=campaign,
                within=campaign.conference,
                hold=hold,
                by=by,
            )
            messages += 1
    told = sum(len(theirs) for theirs in news.values())
    record("connectivity.escalated", campaign, by=by, within=campaign.conference, sites=told, messages=messages)
    return Told(messages=messages, without_address=tuple(without))


def _above(site: Site) -> Organisation:
    if site.parent is not None and site.parent.tier == Tier.DISTRICT:
        return site.parent.host
    return site.conference.owner


def _people_of(bodies: set[int], roles: tuple[Role, ...]) -> dict[int, list[Account]]:
    """Of each body those accounts with an address that hold the first of the roles that anybody holds there."""
    found: dict[int, dict[str, list[Account]]] = {}
    accounts = Account.objects.filter(
        is_active=True, organisation_roles__organisation__in=bodies, organisation_roles__role__in=roles
    ).exclude(email="")
    for account in accounts.distinct().prefetch_related("organisation_roles"):
        for held in account.organisation_roles.all():
            if held.organisation_id in bodies and held.role in roles:
                found.setdefault(held.organisation_id, {}).setdefault(held.role, []).append(account)
    return {body: next(by_role[role] for role in roles if role in by_role) for body, by_role in found.items()}
