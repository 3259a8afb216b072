from flask import Flask

import frontend

admin = Flask("admin")
frontend.init_app(admin)
app = Flask(__name__)
