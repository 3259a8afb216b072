"""What is on the shelves. There are so few that they need no database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tea:
    slug: str
    name: str
    kind: str
    origin: str
    cents: int
    minutes: int
    note: str


TEAS = [
    Tea("sencha", "Sencha Fukamushi", "green", "Shizuoka", 1450, 1, "Deep-steamed, sweet grass."),
    Tea("long-jing", "Long Jing", "green", "Hangzhou", 2100, 2, "Chestnut and spring water."),
    Tea("da-hong-pao", "Da Hong Pao", "oolong", "Wuyi", 2800, 3, "Roasted, mineral, long."),
    Tea("ali-shan", "Ali Shan", "oolong", "Chiayi", 2450, 3, "Cream and high-mountain flowers."),
    Tea("assam", "Assam Mangalam", "black", "Assam", 1100, 4, "Malt. It takes milk."),
    Tea("keemun", "Keemun Hao Ya", "black", "Qimen", 1600, 3, "Cocoa, a little smoke."),
]

KINDS = sorted({tea.kind for tea in TEAS})


def find_tea(slug):
    return next((tea for tea in TEAS if tea.slug == slug), None)
