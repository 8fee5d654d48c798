"""Whoever goes where there is nothing, or where they may not, is told so in words and what to do instead."""


def test_an_address_that_leads_nowhere(anybody):
    anybody.goes_to("/no/such/page/")
    anybody.is_refused("We cannot find this page")
    anybody.follows("Go to the first page")
