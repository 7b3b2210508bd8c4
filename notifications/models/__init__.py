from notifications.models.mail import Mail
from notifications.models.subscription import Subscription, newest_settled, next_round

__all__ = ["Mail", "Subscription", "newest_settled", "next_round"]
