"""Who may open the staff door."""
