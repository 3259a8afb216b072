"""django-environ, with an empty environment."""


class Env:
    def list(self, name, default=()):
        return list(default)
