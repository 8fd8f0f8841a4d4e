"""Administrative documents as Nghị định 30/2020/NĐ-CP lays them out. Pure: no framework.

text      lines out of a file (.txt, .docx, .pdf, a scan)
model     what such a document consists of
reading   from lines to the model
"""
