"""What speed is measured by: `make bench`. Figures of one run are compared, never asserted in tests."""
