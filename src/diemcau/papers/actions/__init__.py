"""What people do to papers, by noun."""

from diemcau.papers.actions.archives import ask_for_archive, build_archive
from diemcau.papers.actions.audiences import close_to, note_reading, open_to
from diemcau.papers.actions.deliveries import announce, recall, remind_silent, say
from diemcau.papers.actions.dispatches import dispatch, reach_some
from diemcau.papers.actions.papers import change_paper, make_paper, remove_paper
from diemcau.papers.actions.register import annex, begin_series, register, sign
from diemcau.papers.actions.releases import end_release, release
from diemcau.papers.actions.speeches import (
    accept_speeches,
    call_for_speeches,
    decline_speech,
    register_speech,
    remind_speakers,
    withdraw_speech,
)
from diemcau.papers.actions.texts import read_text_of
from diemcau.papers.actions.uploads import begin_upload, drop_expired_uploads, drop_upload, receive_piece
from diemcau.papers.actions.versions import add_version
from diemcau.papers.actions.ways import pass_step, send_back, set_way

__all__ = [
    "accept_speeches",
    "add_version",
    "annex",
    "announce",
    "ask_for_archive",
    "begin_series",
    "begin_upload",
    "build_archive",
    "call_for_speeches",
    "change_paper",
    "close_to",
    "decline_speech",
    "dispatch",
    "drop_expired_uploads",
    "drop_upload",
    "end_release",
    "make_paper",
    "note_reading",
    "open_to",
    "pass_step",
    "reach_some",
    "read_text_of",
    "recall",
    "receive_piece",
    "register",
    "register_speech",
    "release",
    "remind_silent",
    "remind_speakers",
    "remove_paper",
    "say",
    "send_back",
    "set_way",
    "sign",
    "withdraw_speech",
]
