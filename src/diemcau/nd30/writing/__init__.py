"""From the model to paper, in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I.

layout     what stands where, in which size and style: the same for both formats
pdf        PDF/A-2a and PDF/UA-1 as declared, by typst, with the fonts embedded
typesetter one compiler for each template, shared by threads
glyphs     a box for a letter that no font of ours has
from_word  a Word file that the office edited, as PDF
pictures   drawings as PNG, for files that take no SVG
word       .docx with real styles, to be edited by the office
"""

from diemcau.nd30.writing.from_word import word_to_pdf
from diemcau.nd30.writing.pdf import to_pdf
from diemcau.nd30.writing.pictures import to_png
from diemcau.nd30.writing.word import to_docx

__all__ = ["to_docx", "to_pdf", "to_png", "word_to_pdf"]
