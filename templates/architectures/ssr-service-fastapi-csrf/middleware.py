"""What `init_app` puts around an application, the innermost first.

Yours to change: add some of your own. Without it there is no `init_app`.
"""

from collections.abc import Sequence

from .csrf import CheckOrigin
from .serving import NoteServing
from .ssr_middleware import FillIslands

MIDDLEWARE: Sequence[type[NoteServing] | type[CheckOrigin]] = (NoteServing, CheckOrigin)

# Within all others, whoever adds them: a page is not compressed there.
INNERMOST: Sequence[type[FillIslands]] = (FillIslands,)
