# Sphinx with its best-known theme of today, and pages in Markdown.
project = "A night shift"
extensions = ["myst_parser"]
html_theme = "furo"
# here goes the recipe
root_doc = "index"
