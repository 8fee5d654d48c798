"""Somebody who is being watched leaves the page fast, and pressing Back does not bring it up again."""

import pytest

GALLERY = "/gallery/"
LEAVE = "Leave this page fast"


def shift_three_times(person) -> None:
    for _press in range(3):
        person.page.keyboard.press("Shift")


def test_the_button_leaves_and_back_does_not_return(somebody):
    person = somebody()
    person.goes_to("/")
    person.goes_to(GALLERY)
    person.presses(LEAVE)
    person.has_left()
    person.goes_back()
    assert GALLERY not in person.page.url


def test_shift_three_times_leaves_and_back_does_not_return(somebody):
    person = somebody(by="keyboard")
    person.goes_to("/")
    person.goes_to(GALLERY)
    person.sees("Or press the Shift key three times.")
    shift_three_times(person)
    person.has_left()
    person.goes_back()
    assert GALLERY not in person.page.url


def test_each_press_of_shift_is_said_aloud(somebody):
    person = somebody(by="keyboard")
    person.goes_to(GALLERY)
    said = person.page.get_by_role("region", name=LEAVE).get_by_role("status")
    person.page.keyboard.press("Shift")
    assert said.text_content() == "Shift, press 2 more times to leave."
    person.page.keyboard.press("Shift")
    assert said.text_content() == "Shift, press 1 more time to leave."


def test_typing_capital_letters_does_not_leave(somebody):
    person = somebody(by="keyboard")
    person.goes_to(GALLERY)
    for _letter in range(4):
        person.page.keyboard.press("Shift+KeyA")
    assert GALLERY in person.page.url
    assert person.page.get_by_role("region", name=LEAVE).get_by_role("status").text_content() == ""


@pytest.mark.parametrize("phone", [False, True], ids=["on a desk", "on a phone"])
def test_without_scripts_it_is_a_plain_link(somebody, phone):
    person = somebody(script=False, phone=phone)
    person.goes_to(GALLERY)
    assert person.page.get_by_text("Or press the Shift key three times.").is_hidden()
    person.presses(LEAVE)
    person.has_left()


def test_on_a_phone_it_stays_in_reach_however_far_one_reads(somebody):
    person = somebody(phone=True)
    person.goes_to(GALLERY)
    person.page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    box = person.page.get_by_role("button", name=LEAVE).bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] < 200
    assert box["height"] >= 44
