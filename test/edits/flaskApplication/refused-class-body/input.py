from flask import Flask


class Server:
    app = Flask(__name__)


app = Server.app
