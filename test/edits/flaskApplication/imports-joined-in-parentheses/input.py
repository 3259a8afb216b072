from flask import Flask

from . import (
    auth,
    extensions,
    views,
)

app = Flask(__name__)
