from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [path('frontend/', include('frontend.urls'))] + i18n_patterns(path('admin/', admin.site.urls)) + [path('blog/', include('blog.urls'))]
