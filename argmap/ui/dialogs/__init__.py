"""The few dialogs: what an in-place message cannot ask."""
