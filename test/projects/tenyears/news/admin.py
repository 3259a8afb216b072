from django.contrib import admin

from news.models import Story

admin.site.register(Story)
