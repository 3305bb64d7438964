"""The web process, and all that it shares with the workers.

A process and its settings:
    factory, wsgi, context    build the web application and what its requests share
    cli, commands, doctor     the command line
    development               `ozzie dev` and its supervisor
    server, startup           gunicorn's worker; checks before a process starts
    config, config_values, config_required, data_folder

Packages, from the top down (import-linter checks the order):
    webhook, api              Twilio's webhooks; the REST API
    services                  the rules of each resource; the only place that writes
    model                     language models behind the same interfaces; loaded only with a key
    assistant                 a conversation into commands, and their outcomes into replies
    coach, reading            figures into advice; messages and documents into transactions
    sandbox                   child processes for untrusted documents
    twilio                    everything that uses Twilio
    store, models, schemas    named queries; tables; what the API accepts and returns
    text, locale              language tools and data; every text that is sent to a person

Tools:
    db, postgres, sqlite, pool, migration_state    the database
    queue, retries, bulkhead                       jobs in Redis; delays; a limit for slow requests
    clock, ids, phones, figures, categories, errors
    logs, observability, tracebacks, tracing, metrics, metrics_files, exposition, health
    memory, requester, security_headers
"""

# Of the product and of the document of its API; pyproject.toml takes it from here.
__version__ = "1.0.0"
