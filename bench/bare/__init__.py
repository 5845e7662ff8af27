"""Bots that reply "ok" and store nothing: what ours is measured against."""
