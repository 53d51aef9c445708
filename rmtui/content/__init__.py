"""Texts as data (TOML and Markdown) and the loader that reads them."""
