from flask import Flask

import frontend


def create_app():
    app = Flask(__name__)
    frontend.init_app(app)
    return app
    frontend.init_app(app)
