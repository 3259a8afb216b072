import os

from flask import Flask

if os.environ.get("ASSETS"):
    app = Flask(__name__, static_folder=os.environ["ASSETS"])
else:
    # the usual place
    app = Flask(__name__)

app.secret_key = "not one"
