from flask import Flask

import frontend


def create_app():
    if __debug__:
        name = "shop"
    else:
        raise RuntimeError
    app = Flask(name)
    frontend.init_app(app)
    return app
