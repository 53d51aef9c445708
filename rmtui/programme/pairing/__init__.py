"""Pairing: who may meet whom, how good a pair is, and why."""
