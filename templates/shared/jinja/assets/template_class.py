"""What templates do besides rendering: nothing.

Yours to change: put classes of your own here, which get every call first. jinja.py needs
it.
"""

from collections.abc import Sequence

from jinja2 import Template

TEMPLATE_CLASSES: Sequence[type[Template]] = ()
