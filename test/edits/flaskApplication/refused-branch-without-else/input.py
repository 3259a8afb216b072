import os

from flask import Flask

if os.name == "nt":
    app = Flask(__name__)
elif os.name == "posix":
    app = Flask("shop")
