"""What paper and pencil could answer on the day. Pure.

audiences   who sees a section of the log
timeline    when each item begins and ends, how late we are
floor       who may have the floor, in which order
words       what people write, made harmless
votes       what a vote came to
slides      what the hall may be shown
"""
