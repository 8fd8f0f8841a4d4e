"""What pages and actions need of a plan.

facts         the directory as the matcher needs it
prepared      a document corrected, matched and expanded
conclusions   the tasks of a notice of conclusions
state         a conference as it stands
changes       the steps between the two
differences   the same in words
room          the plan room
overview      a conference at a glance
"""

from diemcau.plan.queries.differences import Difference, difference
from diemcau.plan.queries.room import PlanRoom, plan_room

__all__ = ["Difference", "PlanRoom", "difference", "plan_room"]
