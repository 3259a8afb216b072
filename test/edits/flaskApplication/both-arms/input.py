import os

from flask import Flask

app = Flask(__name__, static_folder=None) if os.environ.get("BARE") else Flask(__name__)
