"""The plan room: from the file to the conference."""
