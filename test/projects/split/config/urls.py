from django.conf import settings
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("apps.articles.urls")),
]

if settings.DEBUG:
    urlpatterns += [path("admin/doc/", include("django.contrib.admindocs.urls"))]
