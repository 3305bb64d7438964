"""Read untrusted documents in child processes with limited resources.

A document that crashes, hangs or takes over its child costs that child and nothing else. Readers
use `sandbox.Sandbox`. It runs a `pool.Pool` of children (`process.Child`), which all processes of a
host share (`shared.SharedPool`) where they are given a folder. `slots` decides whose document is
next, `frames` is the format on the pipes and sockets, `child` is the children's program and
`bounds` sets its resource limits. This module imports nothing, because the child's program is in
this package and must not load what only its parent needs (10 MB).
"""
