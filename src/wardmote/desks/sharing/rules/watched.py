"""The pages of requests that tell of somebody, each as whoever oversees who looked reads it. Plain Python."""

NOT_HERE = "a request that is not here"
NO_QUESTION = "a question that is not here"
NO_RECORD = "a record of a meeting that is not here"

PAGES = (
    ("show-sharing-request", "the request", NOT_HERE),
    ("show-receipt", "a receipt of the request", NOT_HERE),
    ("check-sharing-request", "whom it is about, to send the request", NOT_HERE),
    ("complete-record", "what was told in an emergency on the request", NOT_HERE),
    ("review-emergency", "the review of the request", NOT_HERE),
    ("answer-sharing-request", "whom it is about, to answer the request", NOT_HERE),
    ("approve-telling", "what is to be told on the request", NOT_HERE),
    ("correct-told", "what was told, to put it right, on the request", NOT_HERE),
    ("correct-told-in-meeting", "what was told in a meeting, to put it right, in the record", NO_RECORD),
    ("read-told", "what was told on the request", NOT_HERE),
    ("ask-involvement", "whom to ask at another agency about", "somebody who is not here"),
    ("show-involvement", "the question", NO_QUESTION),
    ("answer-involvement", "the answer to the question", NO_QUESTION),
    ("withdraw-involvement", "the question, to take it back,", NO_QUESTION),
)
