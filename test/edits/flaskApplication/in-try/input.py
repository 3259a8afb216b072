from flask import Flask

try:
    app = Flask(__name__, instance_path="/nowhere")
finally:
    done = True
