from notifications.models.mail import Mail

__all__ = ["Mail"]
