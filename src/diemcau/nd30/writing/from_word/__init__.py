"""A Word file as PDF: what the office edits in Word is what is printed, signed and read.

package    the parts of the file, opened within limits
measures   Word's numbers as points
looks      what letters and paragraphs mention
styles     styles with what they inherit
letters    letters as they are printed
fields     page numbers, counted captions, lists of contents
drawings   pictures, lines, boxes of text
inline     what stands in a paragraph
walking    which elements are printed
paragraphs how a paragraph is set
blocks     paragraphs and tables as they are read
shared     what all parts look up together
rows       rows of a table, and which are its heading
tables     the grid of a table
sections   paper, margins, headers and footers
spacing    what only the whole tells
model      what comes out of all that: blocks and pieces
pages      and pages of one kind
setting    to the typesetter, as data; page.typ draws it

Not followed: colours of themes, text that flows round pictures, columns of equal length, charts of Office.
Their text stands all the same.
"""

from diemcau.nd30.writing.from_word.setting import word_to_pdf

__all__ = ["word_to_pdf"]
