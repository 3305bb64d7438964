"""gunicorn's worker: it receives a request completely before a thread serves it."""

# The key of the application's Admission in its extensions.
ADMISSION = "ozzie_admission"
