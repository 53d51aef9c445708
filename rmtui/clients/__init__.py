"""Clients: the several programmes one person keeps in one place."""
