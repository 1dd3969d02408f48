from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="doelbereiking"),
    path("doel/<uuid:doel_id>/", views.judge, name="oordeel"),
    path("doel/<uuid:doel_id>/inwoner/", views.hand_over, name="oordeel-inwoner"),
    path("doel/<uuid:doel_id>/inwoner/bedankt/", views.thank, name="oordeel-bedankt"),
    path("bijdrage/<uuid:bijdrage_id>/", views.change, name="bijdrage"),
    path("afsluiten/", views.close, name="afsluiten"),
    path("heropenen/", views.reopen, name="heropenen"),
]
