from flask import Flask


def create_app():
    app = Flask(__name__)
    return app


def create_worker_app():
    worker = Flask(__name__)
    return worker
