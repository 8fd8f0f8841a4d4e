"""The questionnaire that a survey begins with: five factors of service, the policy part, five levels.

The factors are those of Quyết định 2640/QĐ-BNV (2017), which provincial forms still use; the contents of the policy
part are those announced for the measurement since 2022 (docs/sources.md#sipas). The wording is ours: an
office changes it.
"""

from __future__ import annotations

from diemcau.survey.domain.questionnaire import Filter, Kind, Part, Question, Questionnaire, Section, Words

SCALE = (
    Words("Rất không hài lòng", "Very dissatisfied"),
    Words("Không hài lòng", "Dissatisfied"),
    Words("Bình thường", "Neutral"),
    Words("Hài lòng", "Satisfied"),
    Words("Rất hài lòng", "Very satisfied"),
)
SPOKEN_UP = "a1"


def _scale(key: str, vi: str, en: str, only_if: Filter | None = None) -> Question:
    return Question(key=key, text=Words(vi, en), kind=Kind.SCALE, only_if=only_if)


def _choice(key: str, vi: str, en: str, *choices: Words) -> Question:
    return Question(key=key, text=Words(vi, en), kind=Kind.CHOICE, choices=choices)


def _factor(key: str, vi: str, en: str, *questions: Question, part: Part = Part.FACTOR) -> Section:
    return Section(key=key, title=Words(vi, en), part=part, questions=questions)


_SPOKE = Filter(question=SPOKEN_UP, answers=(1,))

DEFAULT = Questionnaire(
    title=Words("Phiếu khảo sát sự hài lòng của người dân, tổ chức", "Survey of citizens' satisfaction"),
    intro=Words(
        "Xin Ông/Bà cho biết ý kiến về lần giải quyết thủ tục gần nhất. "
        "Phiếu không ghi họ tên; câu trả lời chỉ dùng để thống kê.",
        "Please tell us about your most recent dealing with this office. "
        "No name is recorded; answers serve statistics only.",
    ),
    sections=(
        _factor(
            "f1",
            "Tiếp cận dịch vụ",
            "Access to the service",
            _scale("f1_1", "Nơi ngồi chờ, trang thiết bị", "Waiting area and equipment"),
            _scale("f1_2", "Thông tin về cơ quan và thủ tục dễ tìm", "Information is easy to find"),
            _scale("f1_3", "Các hình thức nộp hồ sơ dễ sử dụng", "Ways to submit are easy to use"),
        ),
        _factor(
            "f2",
            "Thủ tục hành chính",
            "Administrative procedure",
            _scale("f2_1", "Thủ tục được niêm yết công khai, đầy đủ", "The procedure is posted publicly and in full"),
            _scale("f2_2", "Thành phần hồ sơ phải nộp đúng quy định", "Only the required papers were asked for"),
            _scale("f2_3", "Phí, lệ phí phải nộp đúng quy định", "Only the lawful fees were charged"),
            _scale("f2_4", "Thời hạn giải quyết đúng quy định", "The time limit was kept"),
        ),
        _factor(
            "f3",
            "Công chức trực tiếp giải quyết",
            "The officials in charge",
            _scale("f3_1", "Thái độ giao tiếp lịch sự, tôn trọng", "Courteous and respectful"),
            _scale("f3_2", "Hướng dẫn hồ sơ tận tình, dễ hiểu", "Clear and helpful guidance"),
            _scale("f3_3", "Tuân thủ quy định khi giải quyết", "Handled by the rules"),
        ),
        _factor(
            "f4",
            "Kết quả cung ứng dịch vụ",
            "The result",
            _scale("f4_1", "Kết quả đúng quy định", "The result is as the law provides"),
            _scale("f4_2", "Thông tin trên kết quả đầy đủ, chính xác", "The result is complete and accurate"),
        ),
        _factor(
            "a",
            "Góp ý, phản ánh, kiến nghị",
            "Suggestions and complaints",
            _choice(
                SPOKEN_UP,
                "Ông/Bà đã từng góp ý, phản ánh, kiến nghị với cơ quan này chưa?",
                "Have you ever given this office a suggestion or a complaint?",
                Words("Đã từng", "Yes"),
                Words("Chưa", "No"),
            ),
            part=Part.FACTS,
        ),
        _factor(
            "f5",
            "Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị",
            "Handling of suggestions and complaints",
            _scale("f5_1", "Hình thức tiếp nhận dễ thực hiện", "It was easy to speak up", _SPOKE),
            _scale("f5_2", "Được tiếp nhận, xử lý kịp thời", "It was handled in time", _SPOKE),
        ),
        _factor(
            "p",
            "Xây dựng, tổ chức thực hiện chính sách",
            "Making and carrying out of policies",
            _scale("p_1", "Cung cấp thông tin về chính sách", "Information about policies"),
            _scale("p_2", "Cơ hội tham gia ý kiến", "Opportunity to take part"),
            _scale("p_3", "Chất lượng chính sách", "Quality of policies"),
            _scale("p_4", "Kết quả, tác động của chính sách", "Results and effects of policies"),
            part=Part.POLICY,
        ),
        _factor(
            "o",
            "Nhận định chung",
            "Overall",
            _scale(
                "o_1", "Nhìn chung, mức độ hài lòng với sự phục vụ của cơ quan", "Overall satisfaction with this office"
            ),
            part=Part.OVERALL,
        ),
        _factor(
            "i",
            "Thông tin chung",
            "About you",
            _choice("i_1", "Giới tính", "Gender", Words("Nam", "Male"), Words("Nữ", "Female")),
            _choice(
                "i_2",
                "Độ tuổi",
                "Age",
                Words("Dưới 25", "Under 25"),
                Words("25–34", "25–34"),
                Words("35–49", "35–49"),
                Words("50–59", "50–59"),
                Words("Từ 60", "60 or over"),
            ),
            Question(
                key="i_3",
                text=Words("Ý kiến khác", "Anything else"),
                kind=Kind.TEXT,
                is_required=False,
            ),
            part=Part.FACTS,
        ),
    ),
)
