from flask import Flask


class Factory:
    def __call__(self):
        app = Flask(__name__)
        return app


app = Factory()()
