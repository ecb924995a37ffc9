"""One screen per kind of page. A screen receives a frozen page and reports which option was touched."""
