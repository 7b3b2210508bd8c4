"""Two invented councils, their people and their work, for development only."""
