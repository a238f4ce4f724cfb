"""Tests of the methods: one thread for small matrices, before numpy is loaded."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
