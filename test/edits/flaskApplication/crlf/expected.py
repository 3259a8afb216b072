import os

from flask import Flask

import frontend

app = Flask(__name__)
frontend.init_app(app)


@app.route("/")
def index():
    return os.name
