"""How points come about and how ranks follow from them. Pure.

points     decimal arithmetic and Vietnamese decimals
rules      from what a unit reports to points, as data
criteria   fields, criteria, sub-criteria and their ceilings
results    one unit's points, its applicable ceiling and its index
ranking    a block in order, with ties and classes by setting
"""
