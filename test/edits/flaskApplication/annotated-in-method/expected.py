from flask import Flask

import frontend


class Factory:
    def __call__(self):
        app = Flask(__name__)
        frontend.init_app(app)
        return app


app = Factory()()
