"""Documents made up from what the office knows: each kind by a pure function that returns a `Document`.

parts        the office, the signing, and what all kinds share
invitation   giấy mời (mẫu 1.7)
programme    chương trình, its sessions as a table
minutes      biên bản (mẫu 1.9)
named        kế hoạch, thông báo, báo cáo (mẫu 1.4)
"""

from diemcau.nd30.writing.kinds.invitation import invitation
from diemcau.nd30.writing.kinds.minutes import minutes
from diemcau.nd30.writing.kinds.named import notice, plan, report
from diemcau.nd30.writing.kinds.parts import Office, Signing, entry, rows
from diemcau.nd30.writing.kinds.programme import Session, programme

__all__ = [
    "Office",
    "Session",
    "Signing",
    "entry",
    "invitation",
    "minutes",
    "notice",
    "plan",
    "programme",
    "report",
    "rows",
]
