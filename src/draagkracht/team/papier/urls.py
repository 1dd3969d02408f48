from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="papier"),
    path("plan/", views.plan, name="papier-plan"),
    path("plan.pdf", views.plan_pdf, name="papier-plan-pdf"),
    path("verslag/", views.verslag, name="papier-verslag"),
    path("verslag.pdf", views.verslag_pdf, name="papier-verslag-pdf"),
]
