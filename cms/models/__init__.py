from cms.models.content import ContentPage
from cms.models.home import HomePage

__all__ = ["ContentPage", "HomePage"]
