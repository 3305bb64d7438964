"""Security headers that every response gets."""

from flask import Flask, Response

# Nothing is loaded, run, framed or sent; a page that needs more sets its own policy.
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Frame-Options", "DENY"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    # Responses belong to one client; proxies and browsers must not keep them.
    ("Cache-Control", "no-store"),
)
# A year (in seconds), as browsers advise. Without includeSubDomains: other hosts of the domain are
# not ours to decide for.
STRICT_TRANSPORT = ("Strict-Transport-Security", "max-age=31536000")


def register(app: Flask, public_url: str) -> None:
    """Add the headers to every response; Strict-Transport-Security only where we are https."""
    is_https = public_url.startswith("https://")
    headers = (*HEADERS, STRICT_TRANSPORT) if is_https else HEADERS

    @app.after_request
    def _protect(response: Response) -> Response:
        for name, value in headers:
            response.headers.setdefault(name, value)
        return response
