"""A spreadsheet as partners send them: a merged title, a preamble, months across, a total, and numbers held back."""

from io import BytesIO

from openpyxl import Workbook

MONTHS = ("Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026")
COUNTS = {"Netherwick": (41, 38, 44, 57), "Saltmere": (29, 31, "*", 26)}


def untidy(*, surname: bool = False) -> bytes:
    """Its bytes. With `surname` it has a column of names, which nobody should have sent."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Q4 return"
    sheet.append(["Haven Line: domestic abuse referrals (made up)"])
    sheet.merge_cells("A1:F1")
    sheet.append(["Prepared for the partnership. * means fewer than five."])
    sheet.append([])
    sheet.append(["District", *MONTHS, "Total", *(["Surname"] if surname else [])])
    for place, counts in COUNTS.items():
        total = sum(each for each in counts if each != "*")
        sheet.append([place, *counts, total, *(["Okonkwo"] if surname else [])])
    held = BytesIO()
    book.save(held)
    return held.getvalue()
