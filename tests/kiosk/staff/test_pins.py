"""Which PINs are refused."""

from __future__ import annotations

import pytest

from kiosk.staff.pins import Objection, objection


@pytest.mark.parametrize(
    "pin", ["", "123", "135", "123456789", "12a4", "1 34", " 4821", "-482", "٤٨٢١", "４８２１", "4²81"]
)
def test_a_pin_is_four_to_eight_plain_digits(pin: str) -> None:
    assert objection(pin) is Objection.SHAPE


@pytest.mark.parametrize(
    "pin",
    [
        "0000", "1111", "99999999", "1234", "4321", "12345678", "7890", "0987", "2345", "1212", "4747", "121212",
        "123123", "48214821", "1122", "778899", "2580", "1379", "1984", "2026", "3114",
    ],
)  # fmt: skip
def test_what_a_stranger_would_try_first_is_refused(pin: str) -> None:
    assert objection(pin) is Objection.OBVIOUS


@pytest.mark.parametrize("pin", ["4821", "0713", "9052", "11358", "482193", "19840612", "73920581"])
def test_others_may_be_chosen(pin: str) -> None:
    assert objection(pin) is None


def test_most_four_digit_pins_remain() -> None:
    assert sum(objection(f"{n:04}") is None for n in range(10_000)) > 9_000
