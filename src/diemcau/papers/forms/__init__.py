"""What people fill in about papers, by noun."""

from diemcau.papers.forms.audiences import AudienceForm
from diemcau.papers.forms.dispatches import AnswerForm, DispatchForm, NoticeForm
from diemcau.papers.forms.papers import PaperForm, VersionForm
from diemcau.papers.forms.register import NumberForm, SeriesForm, SignatureForm
from diemcau.papers.forms.speeches import CallForm, SpeechForm
from diemcau.papers.forms.ways import PassageForm, SendBackForm, WayForm

__all__ = [
    "AnswerForm",
    "AudienceForm",
    "CallForm",
    "DispatchForm",
    "NoticeForm",
    "NumberForm",
    "PaperForm",
    "PassageForm",
    "SendBackForm",
    "SeriesForm",
    "SignatureForm",
    "SpeechForm",
    "VersionForm",
    "WayForm",
]
