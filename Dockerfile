# Ozzie's programs in one image: the web is the default command; `python -m workers` and
# `ozzie migrate` are the other two (Procfile has them). Everything, OCR included, is a wheel: no
# system package is needed. docs/operations/deploy.md says how it is run.
FROM python:3.11-slim-bookworm AS requirements

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
COPY requirements.txt .
# The lock names the hash of each file; anything else is refused.
RUN /opt/venv/bin/pip install --require-hashes --only-binary :all: -r requirements.txt

FROM python:3.11-slim-bookworm

RUN useradd --system --uid 10001 --home-dir /var/lib/ozzie --create-home ozzie \
    && chmod 700 /var/lib/ozzie
COPY --from=requirements /opt/venv /opt/venv
COPY . /opt/ozzie
WORKDIR /opt/ozzie
# The command `ozzie`; the bytecode is compiled now, because the user who runs it cannot write here.
RUN bin/post_compile /opt/venv/bin/python \
    && /opt/venv/bin/python -m compileall -q app migrations simulator workers

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    OZZIE_DATA_DIR=/var/lib/ozzie \
    PORT=8000
USER ozzie
EXPOSE 8000
# For the web. A worker has no port: compose.yaml turns this off there.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
# In exec form, so that SIGTERM reaches the program; gunicorn collects children that lost their parent.
CMD ["gunicorn", "app.wsgi:app"]
