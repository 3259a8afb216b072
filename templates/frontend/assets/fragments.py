"""How tags are printed in a part of a page, which htmx or Turbo put into one that is there.

Yours to change: nothing, as long as src/lib/ has no fragments.ts. Without it page.py,
which imports it, does not work.
"""

# As everywhere: no script of the page loads what a part brings.
LATE = False
