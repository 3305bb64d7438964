"""Define the jobs that run in children: `load_jobs()` of a module loads what its jobs need."""
