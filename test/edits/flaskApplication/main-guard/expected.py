from flask import Flask

import frontend

app = Flask(__name__)
frontend.init_app(app)

if __name__ == "__main__":
    app.run(debug=True)
