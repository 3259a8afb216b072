from __future__ import annotations

from flask import Flask

import frontend

app: Flask = Flask(__name__)
frontend.init_app(app)
