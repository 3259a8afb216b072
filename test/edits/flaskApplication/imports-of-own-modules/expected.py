import os
import sys

from flask import Flask

import config
import frontend
from models import db

app = Flask(__name__)
frontend.init_app(app)
app.config.from_object(config)
db.init_app(app)
