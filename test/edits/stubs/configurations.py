"""django-configurations: settings are the attributes of a class."""


class Configuration:
    pass
