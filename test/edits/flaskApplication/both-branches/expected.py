import os

from flask import Flask

import frontend

if os.environ.get("ASSETS"):
    app = Flask(__name__, static_folder=os.environ["ASSETS"])
else:
    # the usual place
    app = Flask(__name__)
frontend.init_app(app)

app.secret_key = "not one"
