from django.urls import *

urlpatterns = [
    path('frontend/', include('frontend.urls')),
    path('blog/', include('blog.urls')),
]
