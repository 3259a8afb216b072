import functools

from flask import Flask


@functools.cache
def create_app():
    app = Flask(__name__)
    return app
