"""What stands beside the product in a measurement: clients, other servers, a slow line."""
