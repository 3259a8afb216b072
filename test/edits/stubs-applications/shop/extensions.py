class Extension:
    def init_app(self, app, *others):
        pass


db = Extension()
migrate = Extension()
