import os


def env_list(name, default):
    """A comma-separated environment variable: each tenant runs its own choice of apps."""
    value = os.environ.get(name)
    return value.split(",") if value else list(default)
