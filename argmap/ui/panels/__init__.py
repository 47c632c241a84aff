"""The panels around the map: reader, outline, tray and inspector. Each is handed the map's context and nothing else."""
