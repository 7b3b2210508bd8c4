"""Addresses of this room."""

from django.urls import path

from notifications.views import development, failed

app_name = "notifications"
urlpatterns = [
    path("site-team/mail/<int:number>/send-again/", failed.send_again, name="send_again"),
    path("development/mail/", development.mails, name="mails"),
    path("development/mail/<slug:name>/", development.mail, name="mail"),
]
