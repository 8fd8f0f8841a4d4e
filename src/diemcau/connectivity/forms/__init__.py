"""What people fill in, by noun."""

from diemcau.connectivity.forms.incidents import FaultForm, IncidentNoteForm, PresenceForm, RestoreForm
from diemcau.connectivity.forms.lines import BackupLineForm, CampaignForm, PictureForm, SlotForm
from diemcau.connectivity.forms.meetings import BookingForm, BridgeForm, SigningForm, TrialResultForm, TrialRunForm
from diemcau.connectivity.forms.sites import DutyForm, ProbeTargetForm, TickCheckForm, TickForm, VideoWayForm

__all__ = [
    "BackupLineForm",
    "BookingForm",
    "BridgeForm",
    "CampaignForm",
    "DutyForm",
    "FaultForm",
    "IncidentNoteForm",
    "PictureForm",
    "PresenceForm",
    "ProbeTargetForm",
    "RestoreForm",
    "SigningForm",
    "SlotForm",
    "TickCheckForm",
    "TickForm",
    "TrialResultForm",
    "TrialRunForm",
    "VideoWayForm",
]
