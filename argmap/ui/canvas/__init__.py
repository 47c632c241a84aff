"""The map as one painted widget: no item per card. `view` is the widget, the other files a subject of it each."""
