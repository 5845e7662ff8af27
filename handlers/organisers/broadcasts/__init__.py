"""Broadcasts in the admin chat: made in steps, sent, watched, corrected, taken back, reported."""
