"""Who asks agencies by link and looks after the mail."""

from wardmote.foundation.access import for_roles

#: Whoever runs the partnership's business, or answers requests for their own agency.
ASKERS = for_roles("csp_manager", "community_safety_officer", "liaison_officer", "agency_lead", "administrator")
