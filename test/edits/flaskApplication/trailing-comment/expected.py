from flask import Flask

import frontend

app = Flask(__name__)  # the one and only
frontend.init_app(app)
app.secret_key = "not one"
