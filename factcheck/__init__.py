"""Check that the numbers and dates of one article agree with each other."""
