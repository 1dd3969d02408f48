"""The pictures: plain facts in, accessible SVG out, and the same facts as a table."""
