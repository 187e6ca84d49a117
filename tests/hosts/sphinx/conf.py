# Sphinx with its best-known theme of today, and pages in Markdown.
project = "A night shift"
extensions = ["myst_parser"]
html_theme = "furo"
html_js_files = [("/embed/study-widget.js", {"type": "module"})]
root_doc = "index"
