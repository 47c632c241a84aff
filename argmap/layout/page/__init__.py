"""The page layout: branches in rows and columns, chosen so that a sheet shows the map as large as it can."""
