"""RQ's worker, adapted: jobs on threads, few Redis commands, and only jobs of our own.

threaded_worker  run several jobs at once
lean_worker      keep RQ's records of a job with two round trips
accepted_jobs    refuse jobs that are not ours
"""
