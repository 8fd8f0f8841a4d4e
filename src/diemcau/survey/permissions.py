"""Who may see and run a survey. One sentence above each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

from diemcau.directory.models import Account, Organisation
from diemcau.survey.models import Point, Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a conference in the address means to a survey: who holds it, and whether this account runs it."""

    holder: Organisation
    runs: bool


# A package above tells what it knows of conferences: the ground under one, None where the account sees no such one.
grounds: list[Callable[[Account, int], Ground | None]] = []


def ground_of(account: Account, conference_id: int) -> Ground | None:
    return next((ground for ask in grounds if (ground := ask(account, conference_id))), None)


def surveys_on(ground: Ground) -> QuerySet[Survey]:
    """Under a conference stand the surveys of the organisation that holds it."""
    return Survey.objects.filter(owner=ground.holder)


def interviewed_by(account: Account) -> QuerySet[Survey]:
    """The surveys in which an account carries forms to people."""
    return Survey.objects.filter(Q(interviewers__account=account)).distinct()


# -- links to a sample point: signed, with a turn that can be raised; they open only while the survey takes answers

_LINKS = Signer(salt="survey.point", sep=".")


def link_token(point: Point) -> str:
    return _LINKS.sign(f"{point.pk:x}-{point.turn:x}")


def point_of(token: str) -> Point | None:
    """The point that a link names, None where the link is not ours or was revoked."""
    try:
        number, _dash, turn = _LINKS.unsign(token).partition("-")
        found = Point.objects.filter(pk=int(number, 16), turn=int(turn, 16), is_called=True, replacement=None)
    except (BadSignature, ValueError, OverflowError):
        return None
    return found.select_related("stratum__sample__survey__owner", "stratum__unit", "cluster", "cell").first()


def takes_answers(survey: Survey, today: date) -> bool:
    return survey.collections.filter(closed_at=None, ends_on__gte=today).exists()


# -- an interviewer's device proves by this that a sheet was taken at the door; it stays good while the account does

_CARRIERS = Signer(salt="survey.carrier", sep=".")


def carrier_token(account: Account, survey: Survey) -> str:
    return _CARRIERS.sign(f"{account.pk:x}-{survey.pk:x}")


def is_carrier(point: Point, token: str) -> bool:
    try:
        account, _dash, survey = _CARRIERS.unsign(token).partition("-")
        named = point.stratum.sample.survey.interviewers.filter(account=int(account, 16), account__is_active=True)
        return int(survey, 16) == point.stratum.sample.survey_id and named.exists()
    except (BadSignature, ValueError, OverflowError):
        return False
