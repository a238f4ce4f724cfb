"""`python -m halte` is `halte`."""

from halte.site.cli import main

raise SystemExit(main())
