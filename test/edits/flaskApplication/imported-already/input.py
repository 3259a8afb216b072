from flask import Flask

import frontend

app = Flask(__name__)
app.config["CHECK"] = frontend.__name__
