"""What tests stand on: real databases, a real Valkey, a clock that can be set."""
