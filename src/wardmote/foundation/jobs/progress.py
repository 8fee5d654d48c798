"""What work says while it goes on, and when it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class Result:
    """What came of a job: a sentence, and the address (by its name and arguments) where it can be seen."""

    sentence: str
    address: str = ""
    ids: Mapping[str, UUID | str | int] = field(default_factory=dict)


class Stopping(BaseException):
    """The worker has been told to stop, so the job is put back to be done again from its start.

    No `Exception`, so that work which catches its own errors does not catch this.
    """


@dataclass(frozen=True)
class Progress:
    """How work says how far it is. Said inside a transaction, it is seen when that ends: say it between them."""

    write: Callable[[int, str], None]
    is_stopping: Callable[[], bool] = lambda: False

    def say(self, percent: int, sentence: str) -> None:
        """How far (0 to 100) and what is being done, in a sentence of counts. Raises Stopping when told to stop."""
        if self.is_stopping():
            raise Stopping
        self.write(max(0, min(100, percent)), sentence)
