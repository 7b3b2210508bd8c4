"""Addresses of this room."""

from django.urls import path

from notifications.views import development

app_name = "notifications"
urlpatterns = [
    path("development/mail/", development.mails, name="mails"),
    path("development/mail/<slug:name>/", development.mail, name="mail"),
]
