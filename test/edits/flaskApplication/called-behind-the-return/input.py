from flask import Flask

import frontend


def create_app():
    app = Flask(__name__)
    return app
    frontend.init_app(app)
