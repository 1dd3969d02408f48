from django.urls import path

from . import views

urlpatterns = [
    path("", views.start, name="meekijken"),
    path("pincode/", views.change, name="meekijken-pincode"),
    path("<uuid:steunfiguur_id>/", views.show, name="meekijken-plan"),
    path("<uuid:steunfiguur_id>/stop/", views.stop, name="meekijken-stop"),
    path("<uuid:steunfiguur_id>/<uuid:afspraak_id>/", views.speak, name="meekijken-woorden"),
]
