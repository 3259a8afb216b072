from flask import Flask

from . import frontend


def create_app():
    app = Flask(__name__)
    frontend.init_app(app)
    return app


def create_worker_app():
    worker = Flask(__name__)
    return worker
