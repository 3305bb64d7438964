"""Many people at once, each in a conversation of their own."""

from concurrent.futures import ThreadPoolExecutor

from tests.support.system import System
from tests.support.talks.player import Played, Player
from tests.support.talks.script import Talk


def play_all(ozzie: System, talks: list[Talk], at_once: int = 6) -> list[Played]:
    """Play conversations in a running system and return how every turn went, in order.

    Where midnight passes for one of the people, whose entries of today are then of yesterday, all
    is played once more by others.
    """
    played: list[Played] = []
    for first in (1, 1 + len(talks)):
        players = [Player(ozzie, talk, number) for number, talk in enumerate(talks, first)]
        with ThreadPoolExecutor(at_once) as pool:
            played = [turn for turns in pool.map(Player.play, players) for turn in turns]
        if all(player.is_still_today() for player in players):
            break
    return played
