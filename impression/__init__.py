"""Paper: a sheet becomes a PDF, a PDF becomes paper."""
