"""Where everything is kept: one module a table, and the engine that runs their SQL."""
