"""Numbers as ranges, dates as stretches of days, and the formulas that relate them."""
