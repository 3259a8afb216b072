from flask import Flask

import frontend


def setup(a):
    frontend.init_app(a)


def create_app():
    app = Flask(__name__)
    setup(app)
    return app
