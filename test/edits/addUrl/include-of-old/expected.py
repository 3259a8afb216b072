from django.conf.urls import include
from django.urls import path

urlpatterns = [
    path('frontend/', include('frontend.urls')),
    path('blog/', include('blog.urls')),
]
