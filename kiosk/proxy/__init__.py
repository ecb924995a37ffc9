"""The wall behind which true sites are opened: squid, which lets one site's machines through and nothing else."""
