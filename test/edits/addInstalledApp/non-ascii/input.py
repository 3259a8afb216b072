# -*- coding: utf-8 -*-
COMPANY = "Åström & Çelik 漢字 🚀"
INSTALLED_APPS = [
    "blog",  # größe 🚀
]
