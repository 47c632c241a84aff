"""Two maps beside each other in the window, and made into one."""
