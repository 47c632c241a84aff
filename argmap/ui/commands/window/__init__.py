"""What acts on the window, or needs it to ask something: functions of the window."""
