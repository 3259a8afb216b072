from flask import Flask

import frontend

app = Flask(__name__)
frontend.init_app(app)
app.config["CHECK"] = frontend.__name__
