from flask import Flask

import frontend

app = Flask(
    __name__,
    static_folder="assets",  # not static
    template_folder="pages",
)
frontend.init_app(app)
app.secret_key = "not one"
