"""Pages of those who hold a contest, and of those who take part."""
