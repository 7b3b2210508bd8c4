"""What people's words mean: pure, and the same for every engine."""
