from django.urls import include, path

urlpatterns = [
    path('ui/', include(('frontend.urls', 'ui'), namespace='ui')),
]
