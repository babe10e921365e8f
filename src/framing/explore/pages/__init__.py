"""The pages: each a function of the database and the filters, with constant queries and parameters."""
