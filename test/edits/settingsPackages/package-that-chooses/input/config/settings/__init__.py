import os

if os.environ.get("STAGE") == "production":
    from .production import *
else:
    from .local import *
