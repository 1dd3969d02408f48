"""The PDF maker: plain data in, an accessible PDF (PDF/UA-1) out. The only place that knows typst."""
