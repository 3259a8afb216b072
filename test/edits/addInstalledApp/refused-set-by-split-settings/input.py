from split_settings.tools import include

include("components/base.py", "components/apps.py")
