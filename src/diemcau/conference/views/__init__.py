"""What is changed on a conference: its rows, its programme."""
