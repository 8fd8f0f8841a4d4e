"""How much there is of everything in one conference, in one statement.

Written by hand: the conference page has five milliseconds, and five statements of the ORM take four of them. A test
holds these figures equal to the board's.
"""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.utils.timezone import localdate

from diemcau.conference.models import Conference
from diemcau.connectivity.domain import Verdict
from diemcau.connectivity.domain.checklist import OF_SITES
from diemcau.rooms.domain.steps import Totals

_TOTALS = """
WITH technician AS (SELECT DISTINCT organisation_id FROM directory_organisationrole WHERE role = 'technician'),
contact AS (SELECT DISTINCT organisation_id FROM directory_organisationrole WHERE role = 'unit_contact')
SELECT 'site', s.tier, COUNT(*), COUNT(s.venue_id), COUNT(t.organisation_id), COUNT(s.ground_lost_at), 0
  FROM conference_site s
  LEFT JOIN conference_siteclosure c ON c.site_id = s.id
  LEFT JOIN technician t ON t.organisation_id = s.host_id
 WHERE s.conference_id = %(conference)s AND c.id IS NULL
 GROUP BY s.tier
UNION ALL
SELECT 'late', '', COUNT(*), 0, 0, 0, 0
  FROM assignments_task k
  JOIN assignments_product p ON p.id = k.product_id
  JOIN assignments_assignment a ON a.id = p.assignment_id
  JOIN conference_unit u ON u.conference_id = a.conference_id AND u.organisation_id = k.organisation_id
  LEFT JOIN assignments_acceptance c ON c.task_id = k.id
 WHERE a.conference_id = %(conference)s AND COALESCE(p.due_on, a.due_on) < %(today)s AND c.id IS NULL
   AND NOT COALESCE((SELECT r.is_final AND g.id IS NULL FROM assignments_report r
                       LEFT JOIN assignments_return g ON g.report_id = r.id
                      WHERE r.task_id = k.id ORDER BY r.id DESC LIMIT 1), FALSE)
UNION ALL
SELECT 'unit', '', COUNT(*), COUNT(u.site_id),
       COUNT(CASE WHEN own.organisation_id IS NOT NULL
                    OR host.organisation_id IS NOT NULL AND o.tier IN ('district', 'commune') THEN 1 END), 0, 0
  FROM conference_unit u
  JOIN directory_organisation o ON o.id = u.organisation_id
  LEFT JOIN conference_site s ON s.id = u.site_id
  LEFT JOIN contact own ON own.organisation_id = u.organisation_id
  LEFT JOIN contact host ON host.organisation_id = s.host_id
 WHERE u.conference_id = %(conference)s
UNION ALL
SELECT 'seat', '', COUNT(*), COUNT(x.size), COALESCE(SUM(x.size), 0), COUNT(x.ground_lost_at),
       COUNT(CASE WHEN EXISTS (
         SELECT 1 FROM delegates_delegate d WHERE d.seat_id = x.id AND d.ended_at IS NULL) THEN 1 END)
  FROM delegates_seat x JOIN conference_unit u ON u.id = x.unit_id
 WHERE u.conference_id = %(conference)s
UNION ALL
SELECT 'work', '', COUNT(*),
       COUNT(CASE WHEN a.due_on IS NOT NULL OR a.origin = 'preparation' THEN 1 END), 0, COUNT(a.ground_lost_at), 0
  FROM assignments_assignment a
 WHERE a.conference_id = %(conference)s
UNION ALL
SELECT 'guest', '', COUNT(DISTINCT d.person_id), COUNT(DISTINCT i.person_id), 0, 0, 0
  FROM delegates_delegate d
  JOIN delegates_seat x ON x.id = d.seat_id
  JOIN conference_unit u ON u.id = x.unit_id
  LEFT JOIN (
    SELECT g.person_id
      FROM delegates_invitationcopy c
      JOIN delegates_delegate g ON g.id = c.delegate_id
      JOIN delegates_invitation l ON l.id = c.invitation_id
      LEFT JOIN delegates_invitation n ON n.in_place_of_id = l.id AND n.issued_at IS NOT NULL
     WHERE l.conference_id = %(conference)s AND l.issued_at IS NOT NULL AND c.revoked_at IS NULL AND n.id IS NULL
  ) i ON i.person_id = d.person_id
 WHERE u.conference_id = %(conference)s AND d.ended_at IS NULL
UNION ALL
SELECT 'document', '', COUNT(*),
       COUNT(CASE WHEN EXISTS (SELECT 1 FROM papers_delivery y WHERE y.document_id = d.id) THEN 1 END), 0, 0, 0
  FROM papers_outgoingdocument d
 WHERE d.conference_id = %(conference)s
UNION ALL
SELECT 'line', '', COUNT(*), 0, 0, 0, 0
  FROM connectivity_linetest t
  JOIN connectivity_line l ON l.id = t.line_id
  JOIN conference_site s ON s.id = l.site_id
  LEFT JOIN conference_siteclosure c ON c.site_id = s.id
 WHERE s.conference_id = %(conference)s AND c.id IS NULL AND NOT l.is_backup AND t.verdict = %(good)s
   AND NOT EXISTS (
     SELECT 1 FROM connectivity_linetest n
      WHERE n.line_id = t.line_id AND n.verdict IS NOT NULL AND (n.at > t.at OR n.at = t.at AND n.id > t.id))
UNION ALL
SELECT 'prepared', '', COUNT(*), 0, 0, 0, 0
  FROM (
    SELECT k.site_id
      FROM connectivity_tick k
      JOIN conference_site s ON s.id = k.site_id
      LEFT JOIN conference_siteclosure c ON c.site_id = s.id
      LEFT JOIN connectivity_tickcheck x ON x.tick_id = k.id
     WHERE s.conference_id = %(conference)s AND c.id IS NULL AND k.is_ready AND x.agrees IS NOT FALSE
     GROUP BY k.site_id
    HAVING COUNT(*) >= %(items)s
  ) p
UNION ALL
SELECT 'bridge', '', COUNT(*), COUNT(b.confirmed_at), 0, 0, 0
  FROM connectivity_booking b
 WHERE b.conference_id = %(conference)s AND b.given_up_at IS NULL
UNION ALL
SELECT 'sheet', '', COUNT(*), COUNT(s.id), 0, 0, 0
  FROM scoring_entrant e
  JOIN scoring_block b ON b.id = e.block_id
  JOIN scoring_campaign c ON c.id = b.campaign_id
  LEFT JOIN scoring_submission s ON s.entrant_id = e.id
 WHERE c.conference_id = %(conference)s AND b.phase = 'self'
UNION ALL
SELECT 'explanation', '', COUNT(*), 0, 0, 0, 0
  FROM scoring_explanation x
  JOIN scoring_entrant e ON e.id = x.entrant_id
  JOIN scoring_block b ON b.id = e.block_id
  JOIN scoring_campaign c ON c.id = b.campaign_id
 WHERE c.conference_id = %(conference)s AND b.phase IN ('explanation', 'provisional') AND x.replied_at IS NULL
"""


def totals(conference: Conference) -> Totals:
    with connection.cursor() as cursor:
        facts: dict[str, int | date] = {
            "conference": conference.pk,
            "today": localdate(),
            "good": Verdict.GOOD.value,
            "items": len(OF_SITES),
        }
        cursor.execute(_TOTALS, facts)
        rows = cursor.fetchall()
    sites = {tier: figures for noun, tier, *figures in rows if noun == "site"}
    others = {noun: figures for noun, _, *figures in rows if noun != "site"}
    unit, seat, work, guest = others["unit"], others["seat"], others["work"], others["guest"]
    return Totals(
        tiers={tier: figures[0] for tier, figures in sites.items()},
        with_venue=sum(figures[1] for figures in sites.values()),
        with_technician=sum(figures[2] for figures in sites.values()),
        units=unit[0],
        placed=unit[1],
        with_contact=unit[2],
        seats=seat[0],
        sized=seat[1],
        people=seat[2],
        named=seat[4],
        guests=guest[0],
        invited=guest[1],
        assignments=work[0],
        due=work[1],
        late=others["late"][0],
        documents=others["document"][0],
        issued=others["document"][1],
        with_line=others["line"][0],
        prepared=others["prepared"][0],
        bookings=others["bridge"][0],
        confirmed=others["bridge"][1],
        sheets=others["sheet"][0],
        handed_in=others["sheet"][1],
        unanswered=others["explanation"][0],
        lost=sum(figures[3] for figures in sites.values()) + seat[3] + work[3],
    )
