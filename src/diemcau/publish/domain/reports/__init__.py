"""The consolidated report as a Word file out of a template that the office edits. Pure.

fields      what a template may name, in the office's words
standard    the template that everybody starts from, in the layout of the decree
lists       captions that Word counts and lists
language    which template language is allowed: names, loops, conditions, nothing that runs
rendering   a template and the released tables become a report; what is wrong with a template, in a sentence
pictures    charts, as picture and as drawing
passages    what people wrote in a report: put in, and read back out of an edited file
"""
