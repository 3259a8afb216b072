"""A shop.

    app = Flask(__name__)
"""
from flask import Flask

import frontend

app = Flask(__name__)
frontend.init_app(app)
