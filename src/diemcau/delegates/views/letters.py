"""One letter as a page, and who finds it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_see_all
from diemcau.delegates.forms import IssueForm
from diemcau.delegates.models import Invitation, InvitingPolicy
from diemcau.delegates.permissions import can_invite
from diemcau.delegates.queries.invitations import (
    copy_lines,
    guest_line,
    guests_of,
    is_stale,
    rendering,
    uninvited,
    units_without_names,
)
from diemcau.delegates.queries.inviting import issuers_for
from diemcau.directory.models import Organisation
from diemcau.directory.permissions import SignedIn, require

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHOWN = 300
SAMPLE = "«họ tên, chức vụ, đơn vị»"


def letter_page(
    request: SignedIn, conference: Conference, found: Invitation, form: IssueForm, *, status: int = 200
) -> HttpResponse:
    may_invite = can_invite(request.user, conference, found.issuer)
    context: dict[str, Any] = {
        "conference": conference,
        "invitation": found,
        "may_invite": may_invite,
        "sees_all": can_see_all(request.user, conference),
    }
    guests = guests_of(conference, found.issuer_id)
    if not found.is_issued:
        policy = InvitingPolicy.of(conference)
        new = replace(found.wording, number=None)
        context |= {
            "form": form,
            "guests": [guest_line(each) for each in guests[:SHOWN]],
            "number": len(guests),
            "units": len(units_without_names(conference, found.issuer_id)),
            "due": policy.deadlines(new.starts_on),
            "old_copies": found.in_place_of.copies.count() if found.in_place_of else 0,
        }
        return render(request, "delegates/invitation.html", context, status=status)
    lines = copy_lines(found)
    context |= {
        "lines": lines[:SHOWN],
        "number": len(lines),
        "progress": rendering(found),
        "more": 0 if found.is_withdrawn else len(uninvited(found, guests)),
        "stale": not found.is_withdrawn and is_stale(found, conference),
        "answered": sum(line.answer is not None for line in lines),
        "arrived": sum(line.holds == found.sign for line in lines),
    }
    return render(request, "delegates/invitation.html", context, status=status)


def asked_of(request: SignedIn, conference_id: int) -> tuple[Conference, list[Organisation], bool]:
    conference = get_object_or_404(
        Conference.objects.visible_to(request.user).select_related("owner__parent"), pk=conference_id
    )
    sees_all = can_see_all(request.user, conference)
    issuers = issuers_for(request.user, conference, sees_all=sees_all)
    require(sees_all or bool(issuers))
    return conference, issuers, sees_all


def found_letter(request: SignedIn, conference_id: int, invitation_id: int) -> tuple[Conference, Invitation]:
    conference, issuers, sees_all = asked_of(request, conference_id)
    among = Invitation.objects.filter(conference=conference)
    if not sees_all:
        among = among.filter(issuer__in=[body.pk for body in issuers])
    found = among.select_related("issuer", "in_place_of", "successor", "issued_by", "drafted_by", "conference")
    return conference, get_object_or_404(found, pk=invitation_id)
