from flask import Flask

import frontend


def create_app(testing=False):
    app = Flask(__name__)
    frontend.init_app(app)
    if testing:
        return app
    return app
