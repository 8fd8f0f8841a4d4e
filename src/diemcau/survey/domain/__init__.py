"""From a sample to what the whole population thinks. Pure.

sampling   how many to ask, and whom
estimates  shares and means with their margins
"""
