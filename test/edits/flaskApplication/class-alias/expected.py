from flask import Flask as Application

import frontend

app = Application(__name__)
frontend.init_app(app)
