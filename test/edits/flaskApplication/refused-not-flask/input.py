class Flask:
    def __init__(self, name):
        self.name = name


app = Flask(__name__)
