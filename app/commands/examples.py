"""Examples of each command, shown by its `--help`; a test parses every one."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "ozzie dev": (
        "ozzie dev",
        "ozzie dev --model",
        "ozzie dev --port 9000 --simulator-port 9025 --redis-port 9099",
    ),
    "ozzie clients create": (
        "ozzie clients create 'the mobile app'",
        "ozzie clients create reports --rate-limit 60/minute --no-model --json",
    ),
    "ozzie clients ensure": ("ozzie clients ensure --whatsapp",),
    "ozzie clients rotate": ("ozzie clients rotate 'the mobile app' --grace-hours 48",),
    "ozzie clients revoke": ("ozzie clients revoke reports",),
    "ozzie clients list": ("ozzie clients list",),
    "ozzie doctor": ("ozzie doctor",),
    "ozzie inbox list": ("ozzie inbox list --state failed --limit 20",),
    "ozzie inbox show": (
        "ozzie inbox show SM0123456789abcdef0123456789abcdef",
        "ozzie inbox show SM0123456789abcdef0123456789abcdef --json",
    ),
    "ozzie inbox find": (
        "ozzie inbox find --phone --since 2026-05-05T14:00 --until 2026-05-05T14:10",
        "ozzie inbox find --state failed --since 1d --reason 'api 500'",
    ),
    "ozzie inbox undelivered": (
        "ozzie inbox undelivered --since 1d",
        "ozzie inbox undelivered --since 1d --state sent",
    ),
    "ozzie inbox replay": (
        "ozzie inbox replay SM0123456789abcdef0123456789abcdef",
        "ozzie inbox replay --state failed --since 1h --dry-run",
    ),
    "ozzie inbox stuck": ("ozzie inbox stuck",),
    "ozzie inbox queue": ("ozzie inbox queue",),
    "ozzie inbox recover": ("ozzie inbox recover --since 6h",),
    "ozzie people show": (
        "ozzie people show --phone +14155550123",
        "ozzie people show --client whatsapp --external-id maya --reveal",
    ),
    "ozzie people block": ("ozzie people block --phone +14155550123",),
    "ozzie people unblock": ("ozzie people unblock --phone +14155550123",),
    "ozzie people export": (
        "ozzie people export --client whatsapp --external-id maya --out maya.json",
    ),
    "ozzie people erase": ("ozzie people erase --phone +14155550123",),
    "ozzie switch list": ("ozzie switch list",),
    "ozzie switch on": ("ozzie switch on pause-sending",),
    "ozzie switch off": ("ozzie switch off pause-sending",),
    "ozzie usage": ("ozzie usage --since 1h --limit 5",),
    "ozzie migrate": ("ozzie migrate", "ozzie migrate --to 0010"),
    "ozzie model usage": (
        "ozzie model usage --since 7d",
        "ozzie model usage --since 2026-05-01T00:00",
    ),
    "ozzie openapi": ("ozzie openapi > docs/openapi.json",),
    "ozzie read": (
        "ozzie read --text 'spent 45 on groceries' --country US",
        "ozzie read receipt.jpg statement.pdf --country BR",
        "ozzie read statement.pdf --password 12345 --today 2026-05-05",
        "ozzie read --jsonl < messages.jsonl",
    ),
}
