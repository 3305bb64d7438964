"""The floor: a Flask view that reads the form and answers, on the same gunicorn."""

from flask import Flask, Response, request

app = Flask("null")


@app.post("/webhooks/twilio/whatsapp")
def null() -> Response:
    """Reads the form, as any view must, and answers as the door does."""
    request.form.get("Body")
    return Response("<Response/>", content_type="text/xml")


@app.get("/readyz")
def readyz() -> Response:
    """As the real one, for the starter's wait."""
    return Response("{}", content_type="application/json")
