"""Wrong settings: counted each time, logged once in a while."""

from structlog.testing import capture_logs as logged_lines

from app.metrics import configuration_errors
from app.retries import Misconfigured
from workers.alarm import Alarm


def test_one_wrong_setting_is_counted_twice_and_logged_once() -> None:
    alarm, counter = Alarm(), configuration_errors.labels("TEST_SETTING")
    before = counter._value.get()
    with logged_lines() as lines:
        alarm.sound(Misconfigured("api 401", "TEST_SETTING"))
        alarm.sound(Misconfigured("api 401", "TEST_SETTING"))
    assert counter._value.get() == before + 2
    assert [line["set"] for line in lines if line["event"] == "configuration_wrong"] == [
        "TEST_SETTING"
    ]
