from flask import Flask

from . import frontend


async def create_app():
    app = Flask(__name__)
    frontend.init_app(app)
    return app
