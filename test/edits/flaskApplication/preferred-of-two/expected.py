from flask import Flask

import frontend

admin = Flask("admin")
app = Flask(__name__)
frontend.init_app(app)
