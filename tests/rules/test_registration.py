from __future__ import annotations

from builders import channel, judged, malformed, message


def test_number_invalid() -> None:
    wrong = channel("registration", "1234560008", scheme="nip", valid=False)
    judgement = judged("registration-number-invalid", wrong)
    assert "NIP 1234560008 is not a valid number" in message(judgement)
    assert judgement.findings[0].problem.subject == "registration:nip:1234560008"
    short = malformed("registration", "123456", "syntax", scheme="company_number")
    assert "COMPANY NUMBER 123456" in message(judged("registration-number-invalid", short))


def test_number_invalid_passes_with_valid_and_uncheckable_numbers() -> None:
    right = channel("registration", "1234560007", scheme="nip", valid=True)
    without_rule = channel("registration", "0000123456", scheme="krs")
    assert judged("registration-number-invalid", right, without_rule).status == "passed"
    assert judged("registration-number-invalid").status == "not-applicable"
