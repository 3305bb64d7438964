"""The floor: a Flask view that reads the form and answers, on the same gunicorn."""

from flask import Flask, Response, request

app = Flask("null")


@app.post("/webhooks/twilio/whatsapp")
def null() -> Response:
    """Read the form, as any view must, and answer like the webhook."""
    request.form.get("Body")
    return Response("<Response/>", content_type="text/xml")


@app.get("/readyz")
def readyz() -> Response:
    """As the real one, for the starter's wait."""
    return Response("{}", content_type="application/json")
