"""The browser as the kiosk knows it: what is told to its process, what it tells, and when it is wanted."""
