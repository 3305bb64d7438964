"""Many people at once, each in a conversation of their own."""

from concurrent.futures import ThreadPoolExecutor

from tests.support.system import System
from tests.support.talks.player import Played, Player
from tests.support.talks.script import Talk


def play_all(ozzie: System, talks: list[Talk], at_once: int = 6) -> list[Played]:
    """Play conversations in a running system and return how every turn went, in order."""
    players = [Player(ozzie, talk, number) for number, talk in enumerate(talks, 1)]
    with ThreadPoolExecutor(at_once) as pool:
        return [turn for turns in pool.map(Player.play, players) for turn in turns]
