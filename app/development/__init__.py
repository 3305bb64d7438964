"""Parts of `ozzie dev` alone: an embedded Valkey, the simulator, demo people, the supervisor."""
