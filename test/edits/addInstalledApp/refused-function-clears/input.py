INSTALLED_APPS = ["blog"]


def prune():
    del INSTALLED_APPS[:]


def main():
    prune()


main()
