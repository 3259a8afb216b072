"""What has been found, kept for as long as the process lives."""

from dataclasses import dataclass
from itertools import count


@dataclass
class Thing:
    number: int
    what: str
    harbour: str
    ship: str


class Shelf:
    """Where things are put, each with a number of its own."""

    def __init__(self):
        self._numbers = count(101)
        self._things = {}

    def add(self, what, harbour, ship):
        thing = Thing(next(self._numbers), what, harbour, ship)
        self._things[thing.number] = thing
        return thing

    def find(self, number):
        return self._things.get(number)

    def __iter__(self):
        return iter(reversed(self._things.values()))


def includeme(config):
    """Give every request a `shelf`, and the names of the `harbours`."""
    shelf = Shelf()
    shelf.add("a red umbrella", "Ystad", "Hammershus")
    shelf.add("one glove, left, wool", "Rønne", "Leonora Christina")
    shelf.add("an accordion", "Sassnitz", "Povl Anker")
    names = config.registry.settings.get("found.harbours", "")
    harbours = [name.strip() for name in names.split(",") if name.strip()]
    config.add_request_method(lambda request: shelf, "shelf", property=True)
    config.add_request_method(lambda request: harbours, "harbours", property=True)
