from django.contrib import admin
from django.urls import include, re_path as url

urlpatterns = [
    # Examples:
    # url(r'^$', 'gazette.views.home', name='home'),
    # url(r'^blog/', include('blog.urls')),

    url(r'^admin/', admin.site.urls),
    url(r'^', include('news.urls')),
]
