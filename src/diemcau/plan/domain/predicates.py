"""Where a sentence stops naming who, and starts saying what to do."""

from __future__ import annotations

import re

from diemcau.plan.domain.names import starts_name

# Verbs, and the words that open a predicate before its verb. Lower case only: in names they are capitalised
# (Phòng Tổ chức cán bộ, Ban Chỉ đạo).
_VERBS = (
    "có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|chủ trì|chủ động|phối hợp|phối kết hợp|tham mưu|tổ chức|thực hiện|"
    "triển khai|chuẩn bị|xây dựng|hướng dẫn|theo dõi|báo cáo|tổng hợp|đôn đốc|kiểm tra|giám sát|rà soát|bố trí|"
    "đảm bảo|bảo đảm|ban hành|tiếp tục|tăng cường|đẩy mạnh|nghiên cứu|đề xuất|phát huy|chỉ đạo|quán triệt|"
    "tuyên truyền|phổ biến|vận động|huy động|hỗ trợ|cử|gửi|lập|trình|tiếp nhận|phân công|phân bổ|quy định|thông báo|"
    "cung cấp|cập nhật|khẩn trương|kịp thời|nghiêm túc|trực tiếp|phụ trách|làm đầu mối|là đầu mối|đầu mối|tham gia|"
    "định hướng|lồng ghép|ứng dụng|tạo điều kiện|đón tiếp|thẩm định|xử lý|giải quyết|tìm kiếm|tập trung|phát hành|"
    "in ấn|đăng tải|đưa tin|cân đối|thanh toán|thanh quyết toán|quyết toán|điều hành|điều phối|thường xuyên|giới thiệu|"
    "lựa chọn|đăng ký|tập huấn|bồi dưỡng|đào tạo|đánh giá|công bố|khen thưởng|trưng tập|trưng dụng|tiến hành|"
    "hoàn thành|hoàn thiện|hoàn chỉnh|nâng cao|thành lập|quản lý|khắc phục|phát động|sơ kết|tổng kết|triệu tập|"
    "liên hệ|kết nối|vận hành|duy trì|xem xét|quyết định|phê duyệt|thống nhất|chấp hành|sắp xếp|lắp đặt|trang trí|"
    "phục vụ|căn cứ|giúp|soạn thảo|dự thảo|viết|thu thập|thống kê|giao|phân tích|tuyên dương|biểu dương|làm việc|"
    "xác định|xác nhận|lấy ý kiến|tham dự|dự|mời|cho ý kiến|góp ý|đề nghị|yêu cầu|ký|chuyển|nộp|thu|chi trả|quan tâm|"
    "bảo vệ|giữ gìn|tự|định kỳ|hằng năm|hàng năm|trên cơ sở|theo chức năng|trong phạm vi|nêu cao|sử dụng|khai thác|"
    "có giải pháp|có kế hoạch|có văn bản|có biện pháp|gương mẫu|đề cao|khuyến khích|cùng|cho phép|làm tốt|"
    "làm rõ|mở|góp phần|động viên|nắm|trao|biên soạn|kiểm soát|chăm lo|đưa|tuyển chọn|thu gom|"
    "điều động|cắt cử|tổng duyệt|chạy thử|ghi hình|biên tập|thiết lập|cài đặt|bảo trì|thẩm tra|đảm nhiệm|"
    "chấn chỉnh|bám sát|đối chiếu|tối ưu|nâng cấp|lưu trữ|phân loại|tính toán|hưởng ứng|phân tích"
)
_VERB = re.compile(rf"(?<![\w])(?:{_VERBS})(?![\w])")
# A verb's syllables inside a noun: what stands before, what follows.
_NOUN_BEFORE = re.compile(
    r"(?:\bcác|\bnhững|\bmột số|\bcông tác|\bcông việc|\bviệc|\bđược|\bchức năng|\bsố|\bngành|\bvề)$"
)
_OFFICE_BEFORE = re.compile(
    r"(?:(?i:\bđoàn|\btổ|\bban|\bhội đồng|(?<!chức )\bcán bộ|\bphòng|\bbộ phận|\bcơ quan|\bđơn vị|\bkhối|"
    r"\btrung tâm|\bchi cục|\bgiúp việc|\bchuyên viên|\bcông chức|\bthành viên|\blực lượng|\bcục|\bviện|"
    r"\bcông ty|\bcơ sở|(?<!xã )\bhội)|\btổ chức)$"
)
_OFFICE_VERBS = frozenset(
    [
        "quản lý",
        "kiểm tra",
        "giám sát",
        "tham mưu",
        "chỉ đạo",
        "thẩm định",
        "tổ chức",
        "đánh giá",
        "tuyên truyền",
        "điều hành",
        "phục vụ",
        "đào tạo",
        "bồi dưỡng",
        "hỗ trợ",
        "tiếp nhận",
        "nghiên cứu",
        "tư vấn",
        "giúp",
        "thực hiện",
        "ứng dụng",
        "định hướng",
        "hướng dẫn",
        "phụ trách",
        "theo dõi",
        "dự thảo",
        "kiểm soát",
        "phát triển",
        "đầu tư",
        "biên soạn",
        "chăm sóc",
    ]
)
_NOUN_AFTER = {
    "tổ chức": re.compile(
        r"(?i)\s*(?:chính trị|đoàn thể|xã hội|đảng|thành viên|khác|liên quan|có liên quan|cá nhân|kinh tế|hội|cán bộ|"
        r",|;|và cá nhân|"
        r"phi chính phủ|quốc tế|tín dụng|công đoàn|hành nghề)"
    ),
    "báo cáo": re.compile(r"\s*viên\b"),
    "tuyên truyền": re.compile(r"\s*viên\b"),
    "tham mưu": re.compile(r"\s*(?:,\s*)?giúp việc\b"),
    "giúp": re.compile(r"\s*việc\b"),
    "tự": re.compile(r"\s*(?:vệ|do)\b"),
    "quản lý": re.compile(r"\s*(?:nhà nước|thị trường|công nghiệp|năng lượng|thương mại|văn bản)\b"),
    "dự": re.compile(r"\s*án\b"),
    "thu": re.compile(r"\s*(?:ngân|nhập|hút|mua)\b"),
    "chi trả": re.compile(r"$^"),
    "cùng": re.compile(r"\s*(?:cấp|kỳ|với|ngày)\b"),
    "lập": re.compile(r"\s*(?:pháp|trường)\b"),
    "ký": re.compile(r"\s*(?:sinh|túc|ức)\b"),
    "mở": re.compile(r"\s*(?:rộng|đầu)\b"),
    "trình": re.compile(r"\s*(?:tự|độ)\b"),
}
_RELATIVE = re.compile(r"\bđược\s+(?:[^.;:]{0,60}\s)?(?:giao|phân công|chỉ định|ủy quyền|lựa chọn|mời|triệu tập)\b")
_MODAL = re.compile(r"(?<!\w)(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|cần|phải)(?!\w)")
_TOLD = re.compile(r"\b(?:đã|đang|chưa|vẫn|từng)$")  # tells what is, asks nothing
_PAIRED = ("chủ trì", "phối hợp", "đầu mối", "thực hiện")


def find_predicate(text: str, start: int = 0, *, limit: int = 700) -> int | None:
    """Where the first verb stands that can be a predicate, or None within `limit` letters."""
    end = min(len(text), start + limit)
    for found in _VERB.finditer(text, start, end):
        verb, at = found[0], found.start()
        before = text[max(start, at - 16) : at].rstrip()
        after = text[found.end() : found.end() + 24]
        if (before.endswith(("-", "–", "(")) and verb == "tổ chức") or (
            verb == "ký" and before.lower().endswith(("thư", "chữ"))
        ):
            continue
        if (
            verb in _PAIRED
            and re.search(r"(?i)(?:cơ quan|đơn vị|bộ phận)$", before)
            and not re.match(r"\s*(?:với|,|cùng)", after)
        ):
            if not (verb in ("chủ trì",) and re.match(r"\s*(?:phối hợp|tham mưu|xây dựng|tổ chức)", after)):
                continue
        elif (verb not in _PAIRED and _NOUN_BEFORE.search(before)) or (
            verb in _OFFICE_VERBS and _OFFICE_BEFORE.search(before)
        ):
            continue
        if before.endswith(","):
            noun = _NOUN_AFTER.get(verb)
            if verb == "tổ chức" or (noun and noun.match(after)):
                continue
        noun = _NOUN_AFTER.get(verb)
        if noun and noun.match(after):
            continue
        if verb == "cùng" and not re.match(
            r"\s+(?:\S+\s+){1,40}?(?:" + _VERBS + r")\b", text[found.end() : found.end() + 300]
        ):
            continue
        return at
    return None


def subject_of(text: str, *, limit: int = 700) -> tuple[str, str] | None:
    """Split 'Sở Nội vụ chủ trì tham mưu …' into who and what; None where nobody is named first.

    The subject must begin as a name does, hold no end of sentence, and be followed by a predicate that asks.
    """
    if not starts_name(text):
        return None
    at = find_predicate(text, 0, limit=limit)
    if at is None or at == 0:
        return None
    relative = _RELATIVE.search(text, 0, at + 40)
    if relative and relative.start() < at:
        modal = _MODAL.search(text, relative.end(), min(len(text), limit))
        if modal is None:
            return None
        at = modal.start()
    who = text[:at].strip(" ,:–-").removesuffix(" sẽ")
    if _TOLD.search(who):
        return None
    if re.search(r"[.!?]\s", who) or (":" in who and not re.match(r"(?i)[^:]{0,40}(?:các|những)[^:]*:", who)):
        return None
    return who, text[at:].strip()
