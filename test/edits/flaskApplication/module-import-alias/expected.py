import flask as f

import frontend

app = f.Flask(__name__)
frontend.init_app(app)
