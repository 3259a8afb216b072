"""django-configurations: settings are the attributes of a class."""


class Configuration:
    pass


class values:
    class ListValue(list):
        """Takes the list that it is given, unless a variable of the environment says otherwise."""
