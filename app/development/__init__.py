"""What `ozzie dev` starts beside the product: an embedded Valkey, the simulator, demo people."""
