"""What the pages about seats and delegates accept, by noun."""

from diemcau.delegates.forms.answers import AnswerForm
from diemcau.delegates.forms.channels import ChannelForm
from diemcau.delegates.forms.invitations import InvitationForm, IssueForm
from diemcau.delegates.forms.lists import ListForm
from diemcau.delegates.forms.naming import ConsentForm, NamingForm, ReasonForm
from diemcau.delegates.forms.policies import PolicyForm
from diemcau.delegates.forms.seats import SizeForm

__all__ = [
    "AnswerForm",
    "ChannelForm",
    "ConsentForm",
    "InvitationForm",
    "IssueForm",
    "ListForm",
    "NamingForm",
    "PolicyForm",
    "ReasonForm",
    "SizeForm",
]
