x = 3
match x:
    case 1 | 2:
        y = "INSTALLED_APPS = []"
    case _:
        y = f"{x!r:>{10}}"
INSTALLED_APPS = ["blog", "frontend"]
async def f(a, /, b, *, c):
    return [i async for i in a]
