from flask import Flask

if __name__ == "__main__":
    app = None
else:
    app = Flask(__name__)
