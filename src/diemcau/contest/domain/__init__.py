"""The contest on paper: drawing, marking, ranking, judging, prizes. Pure.

bank       questions with their key, and the workbook that they come in
drawing    the paper of one contestant, drawn by a seed
marking    right answers, the prediction, the order of the contestants
collectives  how far a unit took part
judging    entries marked by several judges on a rubric
certificates  a winner's certificate as PDF
likeness   hints that one essay was taken from another
sheets     the workbooks of a contest
prizes     who gets which, within the budget
"""
