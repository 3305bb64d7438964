"""Wire models, shared by the API and its clients."""
