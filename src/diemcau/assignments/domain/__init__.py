"""Work as paper and pencil would follow it: deadlines, standing, order, the ready set. Pure."""
