from flask import Flask

import frontend

app = Flask(__name__)
app.debug and frontend.init_app(app)
