"""The rows of the day, by noun."""

from diemcau.live.models.awards import Award, AwardUnit
from diemcau.live.models.direction import Deed, Direction, Rehearsal
from diemcau.live.models.floor import FloorQuota, FloorRequest
from diemcau.live.models.log import LogEntry, Stage
from diemcau.live.models.messages import Message, MessageReceipt
from diemcau.live.models.running import ItemPaper, ItemRun
from diemcau.live.models.screens import ScreenLink, Slide
from diemcau.live.models.votes import Ballot, Cast, Vote, Voter

__all__ = [
    "Award",
    "AwardUnit",
    "Ballot",
    "Cast",
    "Deed",
    "Direction",
    "FloorQuota",
    "FloorRequest",
    "ItemPaper",
    "ItemRun",
    "LogEntry",
    "Message",
    "MessageReceipt",
    "Rehearsal",
    "ScreenLink",
    "Slide",
    "Stage",
    "Vote",
    "Voter",
]
