"""The day itself: programme, floor, messages, votes, and the screens that show them."""
