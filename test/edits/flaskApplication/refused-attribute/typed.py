from flask import Flask

import frontend


class Server:
    def __init__(self):
        self.app = Flask(__name__)
        frontend.init_app(self.app)


app = Server().app
