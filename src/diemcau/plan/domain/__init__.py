"""From a document to a conference plan. Pure: no framework.

model      what a plan says (shape of the contract `plan.schema.json`)
"""
