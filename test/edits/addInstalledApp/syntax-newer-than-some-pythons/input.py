type Apps = list[str]

def first[T](items: list[T]) -> T:
    return items[0]

INSTALLED_APPS: Apps = [
    "blog",
]
