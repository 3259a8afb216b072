from mysite.conf.common import *

DEBUG = True
