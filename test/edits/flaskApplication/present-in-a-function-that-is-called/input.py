from flask import Flask

import frontend

app = Flask(__name__)


def setup(a):
    frontend.init_app(a)


setup(app)
