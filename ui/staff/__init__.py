"""The staff's screens: behind a knock and a PIN. Everything here is read by staff, in French."""
