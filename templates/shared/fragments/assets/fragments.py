"""How tags are printed in a part of a page, which htmx or Turbo put into one that is there.

Yours to change: nothing, as long as src/lib/ has fragments.ts. Without it page.py, which
imports it, does not work.
"""

# As scripts of the types `frontend/script` and `frontend/link`: of these, fragments.ts loads
# what the page does not have yet. Others would run again what it has, the runtime first.
LATE = True
