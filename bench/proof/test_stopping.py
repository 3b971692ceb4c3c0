"""That a stop is one, and ends: python3 -m unittest discover -s bench"""

import argparse
import threading
import unittest

from proof.brake import Brake
from proof.points import KILLS, STOPS
from proof.shop import Shop
from proof.stopping import Stopping


REFS, WRITE = argparse.Namespace(kind="git refs"), argparse.Namespace(kind="services")


class At:
    """A point that is one request."""

    def __init__(self, request):
        self.request = request

    def begins(self, moment):
        return 0 if moment.request == self.request else None

    def ends(self, moment):
        return False


class BrakeTest(unittest.TestCase):

    def setUp(self):
        self.brake, self.passed, self.stopped = Brake(), threading.Event(), threading.Event()

    def see(self, request):
        def saw():
            self.dropped = self.brake.saw("asked", request)
            self.passed.set()

        thread = threading.Thread(target=saw)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.brake.release)

    def test_what_is_seen_elsewhere_takes_its_way(self):
        self.brake.set(At(WRITE), lambda: self.fail("stopped"))
        self.see(REFS)
        self.assertTrue(self.passed.wait(5))
        self.assertFalse(self.dropped)

    def test_what_it_was_stopped_at_waits_until_it_goes_on_and_is_not_dropped(self):
        self.brake.set(At(WRITE), lambda: self.stopped.set() or True)
        self.see(WRITE)
        self.assertTrue(self.stopped.wait(5))
        self.assertFalse(self.passed.wait(0.2))
        self.brake.release()
        self.assertTrue(self.passed.wait(5))
        self.assertFalse(self.dropped)
        self.assertIn("asked: Namespace(kind='services')", self.brake.hit)

    def test_who_comes_second_is_not_stopped(self):
        self.brake.set(At(WRITE), lambda: False)
        self.see(WRITE)
        self.assertTrue(self.passed.wait(5))
        self.assertFalse(self.brake.hit)


    def test_git_answers_nothing_while_it_is_shut(self):
        self.brake.shut()
        self.see(WRITE)
        self.assertTrue(self.passed.wait(5))
        self.passed.clear()
        self.see(REFS)
        self.addCleanup(self.brake.open)
        self.assertFalse(self.passed.wait(0.2))
        self.brake.open()
        self.assertTrue(self.passed.wait(5))


class StoppingTest(unittest.TestCase):

    def setUp(self):
        self.scene = Stopping.__new__(Stopping)
        self.scene.shop = self.shop = Shop("shop", "web")
        self.scene.caught, self.scene.catching = None, threading.Lock()

    def point(self, name):
        return next(it for it in STOPS if it.name == name)(self.shop, None, "", argparse.Namespace(choice=lambda of: of[0]))

    def test_only_the_first_of_the_two_is_stopped(self):
        stops = []
        one, other = (argparse.Namespace(program=argparse.Namespace(stop=lambda it=it: stops.append(it))) for it in "ab")
        self.assertTrue(self.scene.catch(other))
        self.assertFalse(self.scene.catch(one))
        self.assertEqual(stops, ["b"])

    def test_reverted_the_folder_is_as_it_was(self):
        before = self.shop.files()
        for kind in KILLS:
            point = kind(self.shop, None, "", argparse.Namespace(choice=lambda of: of[0]))
            self.assertNotEqual(self.shop.files(), before)
            self.scene.revert(point)
            self.assertEqual(self.shop.files(), before)

    def test_a_change_is_numbered_higher_than_the_one_that_was_reverted(self):
        point = self.point("K3")
        number = self.shop.number
        self.scene.revert(point)
        self.assertGreater(self.shop.number, number)

    def test_back_is_the_other_color_and_leaves_what_else_was_changed(self):
        point = self.point("K3")
        changed = self.shop.files()
        self.scene.back(point)
        self.assertEqual(self.shop.active, "green")
        self.assertEqual(self.shop.files()["blue.yaml"], changed["blue.yaml"])

    def test_a_version_that_turns_bad_is_mended(self):
        self.scene.back(self.point("K12"))
        self.assertEqual(self.shop.colors["blue"].tag, "v1")

    def test_a_new_image_comes_where_nobody_is_served(self):
        self.scene.watcher = argparse.Namespace(service=lambda: argparse.Namespace(selector={"color": "blue"}))
        self.scene.renew(self.point("K3"))
        self.assertEqual((self.shop.active, self.shop.colors["green"].template), ("green", self.shop.number))

    def test_the_selector_may_go_there_and_back_but_nowhere_twice(self):
        point = self.point("K3")
        for moves in ([], ["blue"], ["blue", "green"]):
            self.assertTrue(self.scene.allowed(point, None, moves), moves)
        for moves in (["green"], ["blue", "blue"], ["blue", "green", "blue"]):
            self.assertFalse(self.scene.allowed(point, None, moves), moves)

    def test_what_was_taken_back_may_be_moved_to_again(self):
        self.assertTrue(self.scene.allowed(self.point("K12"), None, ["blue", "green", "blue"]))


if __name__ == "__main__":
    unittest.main()
