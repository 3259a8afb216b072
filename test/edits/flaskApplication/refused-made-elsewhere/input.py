from .factory import make

app = make()
