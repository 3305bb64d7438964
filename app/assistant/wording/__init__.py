"""Word the reply: one line for each thing done. All words come from app.locale."""
