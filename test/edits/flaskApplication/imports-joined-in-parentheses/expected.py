from flask import Flask

from . import (
    auth,
    extensions,
    frontend,
    views,
)

app = Flask(__name__)
frontend.init_app(app)
