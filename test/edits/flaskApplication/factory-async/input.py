from flask import Flask


async def create_app():
    app = Flask(__name__)
    return app
