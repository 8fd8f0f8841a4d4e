"""What the pages of the day accept, by noun."""

from diemcau.live.forms.director import (
    CallForm,
    HelpForm,
    InsertionForm,
    ItemStepForm,
    MessageForm,
    PlaceForm,
    QuotaForm,
    RequestForm,
    StateForm,
)
from diemcau.live.forms.fields import KeyedForm
from diemcau.live.forms.stages import AwardForm, AwardListForm, LinkForm, RehearsalForm, SlideForm
from diemcau.live.forms.votes import BallotForm, VoteForm, VoteStateForm

__all__ = [
    "AwardForm",
    "AwardListForm",
    "BallotForm",
    "CallForm",
    "HelpForm",
    "InsertionForm",
    "ItemStepForm",
    "KeyedForm",
    "LinkForm",
    "MessageForm",
    "PlaceForm",
    "QuotaForm",
    "RehearsalForm",
    "RequestForm",
    "SlideForm",
    "StateForm",
    "VoteForm",
    "VoteStateForm",
]
