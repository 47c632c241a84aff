"""What acts on the open map: functions of its MapContext."""
