from flask import Flask

import frontend

app = Flask(__name__)
if app.debug:
    frontend.init_app(app)
