"""Pages of a survey. `pages` is what they do alike; `public` is what anybody with a link opens."""
