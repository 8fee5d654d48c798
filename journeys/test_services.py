"""The directory of services: written, refused, checked, found by a resident, grown out of use."""

from datetime import datetime

from journeys.test_registers import as_role, gives_day

NAME = "Beacon listening line"


def test_a_service_is_refused_checked_found_and_taken_out(anybody, somebody):
    keeper, called = anybody, NAME
    as_role(keeper, "Community safety officer")
    keeper.goes_to("/members/registers/services/")
    keeper.presses("Add a service")
    keeper.answers("What is the service called?", called)
    keeper.answers("What does it do?", "Listens to people at 12 Mill Lane")
    keeper.page.get_by_label("Abuse at home").check()
    keeper.answers("The service's telephone number", "01632 960 002")
    keeper.presses("Add service")
    keeper.sees("“12 Mill Lane” looks like an address.")
    keeper.answers("What does it do?", "Listens to people who are hurt at home")
    keeper.presses("Add service")
    keeper.is_at(called)
    keeper.sees("It has never been checked, so residents do not find it.")
    page = keeper.page.url.removeprefix(keeper.site.address)

    resident = somebody(phone=True)
    resident.goes_to("/example/get-help/")
    resident.follows("Find help near you")
    resident.does_not_see(called)

    keeper.presses("Say that it has been checked")
    gives_day(keeper, "checked_on", "1 1 2099")
    keeper.presses("Save the check")
    keeper.sees("The day is in the future.")
    gives_day(keeper, "checked_on", f"{datetime.now().astimezone():%d %m %Y}")
    keeper.presses("Save the check")
    keeper.sees("It was checked on")
    keeper.follows("Say which priorities it serves")
    first = keeper.page.locator("label").first
    priority = first.inner_text().partition(" (")[0]
    keeper.page.get_by_role("checkbox").first.check()
    keeper.presses("Save")
    keeper.sees(priority)

    resident.page.get_by_label("What do you need help with?").select_option(label="Abuse at home")
    resident.presses("Find help")
    resident.sees(called)
    resident.sees("01632 960 002")
    resident.page.get_by_label("What do you need help with?").select_option(label="Road danger")
    resident.presses("Find help")
    resident.does_not_see(called)

    partner = somebody()
    as_role(partner, "Agency lead")
    partner.goes_to(f"{page}change/")
    partner.is_refused()

    keeper.goes_to(page)
    keeper.follows("Take it out of the directory")
    keeper.answers("Why?", "Its money ended")
    keeper.presses("Take it out")
    keeper.sees("It was taken out of the directory: Its money ended")
    resident.goes_to("/example/get-help/services/?need=domestic")
    resident.does_not_see(called)


def test_a_visitor_who_finds_nothing_is_told_where_else_to_turn_and_can_leave_fast(somebody):
    visitor = somebody(phone=True)
    visitor.goes_to("/example/get-help/services/?need=roads&area=saltmere")
    visitor.sees("No service in the directory is for that.")
    visitor.sees("Leave this page")
    visitor.goes_to("/example/get-help/services/?need=nonsense")
    visitor.sees("Find help near you")
