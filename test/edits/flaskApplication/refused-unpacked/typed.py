from flask import Flask

import frontend

application = Flask(__name__)
frontend.init_app(application)
app, name = application, "shop"
