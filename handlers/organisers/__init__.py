"""The organisers' side: what works in the admin chat and nowhere else."""
