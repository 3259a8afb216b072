from flask import Flask

import frontend


def create_app(testing=False):
    app = Flask(__name__)
    if testing:
        return app
    frontend.init_app(app)
    return app
