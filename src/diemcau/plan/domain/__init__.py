"""From a document to a conference plan. Pure: no framework.

model        what a plan says (shape of the contract `plan.schema.json`); contract: the same as JSON
reading      `read(text)`: the document, the plan and the findings of one paper
planning     document to plan, from the nouns below
kinds        what is planned, under which title; event, sites, moments, money, programme, programme_blocks: its parts
sections     what each part of the outline speaks of
participants, attendance             who comes, how many from each body
assignments, assignment_tables, duties, predicates, deadlines, periods    who does what, with whom, until when
bodies, names, tiers, abbreviations  printed names of organisations, for matching to a directory
findings     what an official should correct: paper, attendance, recipients, work, event
"""
