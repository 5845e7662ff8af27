"""Questions in free text become answers of the FAQ, or the knowledge that it has none."""
