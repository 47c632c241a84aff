"""`python -m argmap.worker`: the worker process."""

from argmap.worker.serving import main

main()
