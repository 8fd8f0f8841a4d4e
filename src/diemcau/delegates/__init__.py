"""From a seat in the plan to a person who was there."""
