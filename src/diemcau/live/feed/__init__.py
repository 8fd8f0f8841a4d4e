"""News to open screens: the log read once, written to every screen that may see it.

tickets    who may listen to what, signed and short-lived
nudge      a word from the pages that there is news; the stream looks every quarter second besides
tail       the log as it grows
hub        the listeners, and what each has coming
presence   which sites' consoles listen
http       the few lines of HTTP that a stream needs
"""
