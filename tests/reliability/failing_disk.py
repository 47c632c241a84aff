"""A disk that fails at one of its operations, once or from then on, and is mended later."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.reliability.operations import Doing, Done, Lasts, Operation
from tests.reliability.watched_disk import error_of


@dataclass(slots=True)
class FailingDisk:
    """A `Hook` that counts the operations of the kind `doing` from `begin` on, and fails at that of the number `at`."""

    doing: Doing
    at: int
    lasts: Lasts
    done: Done
    passed: int = -1
    failed: list[Doing] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        return f"{self.doing} {self.at} failed {self.lasts}, {self.done} of it done"

    def begin(self) -> None:
        self.passed = 0
        self.failed.clear()

    def mend(self) -> None:
        self.passed = -1

    def __call__(self, operation: Operation, carry_out: Callable[..., object]) -> None:
        if self._is_to_fail(operation):
            self.failed.append(operation.doing)
            self._do_part_of(operation, carry_out)
            raise error_of(operation.doing)
        carry_out()

    def _is_to_fail(self, operation: Operation) -> bool:
        is_alike = operation.doing is self.doing
        if self.passed < 0:
            return False
        if self.failed:
            return self.lasts is Lasts.ALL or (self.lasts is Lasts.ALIKE and is_alike)
        self.passed += is_alike
        return self.passed > self.at

    def _do_part_of(self, operation: Operation, carry_out: Callable[..., object]) -> None:
        match self.done:
            case Done.ALL if operation.doing is not Doing.OPEN:
                carry_out()
            case Done.HALF if operation.doing is Doing.WRITE:
                carry_out(operation.data[: len(operation.data) // 2])
