raise SystemExit("to come")
