"""The pages of people that tell of somebody, each as whoever oversees who looked reads it. Plain Python."""

NOBODY, NOT_HERE = "nobody", "somebody who is not here"

#: Each page that tells of somebody, what is looked at there, and what stands for a record that is not told.
PAGES = (
    ("look-up", "the form on which somebody is looked up", ""),
    ("show-search", "a search of their own, which showed", NOBODY),
    ("add-person", "the form to make a record, after a search that showed", NOBODY),
    ("show-person", "the record of", NOT_HERE),
    ("correct-name", "the name of", NOT_HERE),
    ("correct-born", "the date of birth of", NOT_HERE),
    ("add-alias", "the other names of", NOT_HERE),
    ("end-alias", "another name of", NOT_HERE),
    ("say-same", "which records are of the same person as", NOT_HERE),
    ("undo-same", "that another record is of the same person as", NOT_HERE),
    ("protect-person", "whether to protect", NOT_HERE),
    ("end-protection", "the protection of", NOT_HERE),
    ("add-marker", "the safety markers of", NOT_HERE),
    ("end-marker", "a safety marker of", NOT_HERE),
    ("say-visited", "where to visit", NOT_HERE),
    ("stop-visiting", "where no longer to visit", NOT_HERE),
    ("look-up-address", "what to know before a visit to an address", ""),
    ("mark-address", "the form on which an address is marked", ""),
    ("list-address-markers", "the safety markers of addresses that they answer for", ""),
    ("end-address-marker", "a safety marker of an address", ""),
    ("ask-letter", "whether a letter may go about", NOT_HERE),
    ("link-to-case", "the cases of", NOT_HERE),
    ("end-link", "a case of", NOT_HERE),
    ("show-side", "one side of a case, which showed", NOBODY),
    ("show-contact", "the safe contact of", NOT_HERE),
    ("say-contact", "the safe contact, to change it, of", NOT_HERE),
    ("ask-for-address", "the address of", NOT_HERE),
    ("decide-address", "a change of the address of", NOT_HERE),
    ("show-match", "a search that fitted", NOT_HERE),
    ("answer-match", "the answer to a search that fitted", NOT_HERE),
)
DEEDS = (("people.PersonSearch", "asked", "looked somebody up"),)
