import os

from flask import Flask

import frontend

app = Flask(__name__, static_folder=None) if os.environ.get("BARE") else Flask(__name__)
frontend.init_app(app)
