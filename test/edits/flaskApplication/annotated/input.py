from __future__ import annotations

from flask import Flask

app: Flask = Flask(__name__)
