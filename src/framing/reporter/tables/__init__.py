"""Every table and column, declared once; each renderer loops over these declarations."""
