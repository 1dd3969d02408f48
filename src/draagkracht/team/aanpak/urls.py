from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="aanpak"),
    path("stap/<uuid:stap_id>/", views.change, name="stap"),
    path("versie/<int:nummer>/", views.show_versie, name="plan-versie"),
    path("versie/<int:nummer>/inwoner/", views.hand_over, name="plan-inwoner"),
    path("versie/<int:nummer>/inwoner/bedankt/", views.thank, name="plan-bedankt"),
]
