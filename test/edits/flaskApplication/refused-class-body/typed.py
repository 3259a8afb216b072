from flask import Flask

import frontend


class Server:
    app = Flask(__name__)


frontend.init_app(Server.app)

app = Server.app
