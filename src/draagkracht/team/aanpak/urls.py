from django.urls import path

from . import plannen, plek, views

urlpatterns = [
    path("", views.show, name="aanpak"),
    path("stap/<uuid:stap_id>/", views.change, name="stap"),
    path("stap/<uuid:stap_id>/plek/", plek.choose, name="stap-plek"),
    path("versie/<int:nummer>/", views.show_versie, name="plan-versie"),
    path("versie/<int:nummer>/inwoner/", views.hand_over, name="plan-inwoner"),
    path("versie/<int:nummer>/inwoner/bedankt/", views.thank, name="plan-bedankt"),
    path("plannen/", plannen.show, name="plannen"),
    path("plannen/behapbaar/", plannen.ask_behapbaar, name="behapbaar"),
    path("plannen/mogelijk/", plannen.show_mogelijk, name="mogelijk"),
    path("plannen/mogelijk/<slug:code>/", plannen.show_interventie, name="wens"),
    path("plannen/<uuid:voorstel_id>/", plannen.show_voorstel, name="planvoorstel"),
    path("plannen/<uuid:voorstel_id>/<int:nummer>/", plannen.show_plan, name="voorgesteld-plan"),
    path("plannen/<uuid:voorstel_id>/<int:nummer>/kiezen/", plannen.choose, name="plan-kiezen"),
]
