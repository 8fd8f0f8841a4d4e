"""The rows of papers, by noun."""

from diemcau.papers.models.archives import Archive
from diemcau.papers.models.audiences import Audience, Reading
from diemcau.papers.models.dispatches import Delivery, DeliveryEvent, Dispatch, DispatchRecipient, Notice
from diemcau.papers.models.papers import Paper, Release
from diemcau.papers.models.recipients import DistributionEntry
from diemcau.papers.models.register import NumberSeries, OutgoingDocument, Signature
from diemcau.papers.models.speeches import Speech, SpeechCall, SpeechDecision
from diemcau.papers.models.texts import VersionText
from diemcau.papers.models.uploads import Upload
from diemcau.papers.models.versions import Version
from diemcau.papers.models.ways import Passage, Step, Way

__all__ = [
    "Archive",
    "Audience",
    "Delivery",
    "DeliveryEvent",
    "Dispatch",
    "DispatchRecipient",
    "DistributionEntry",
    "Notice",
    "NumberSeries",
    "OutgoingDocument",
    "Paper",
    "Passage",
    "Reading",
    "Release",
    "Signature",
    "Speech",
    "SpeechCall",
    "SpeechDecision",
    "Step",
    "Upload",
    "Version",
    "VersionText",
    "Way",
]
