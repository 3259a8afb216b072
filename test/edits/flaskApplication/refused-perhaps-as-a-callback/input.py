from flask import Flask

import frontend

app = Flask(__name__)


@app.before_request
def setup():
    frontend.init_app(app)
