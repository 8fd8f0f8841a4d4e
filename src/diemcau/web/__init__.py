"""Settings, addresses, base templates, assets, the command line: what wires everything together."""
