"""What can be said of the neighbours without a cluster: python3 -m unittest discover -s bench"""

import argparse
import http.client
import json
import pathlib
import ssl
import tempfile
import threading
import unittest

from beside.course import Course, difference
from beside.neighbours import Crashing, Failing, Hanging, Slow
from beside.webhook import Webhook

GIVEN = argparse.Namespace(v1="web:v1", v2="web:v2", crash="web:crash", seconds=0.01, seed=1, switches=4)


class Silent:
    """In place of a cluster: keeps what it is asked."""

    def __init__(self):
        self.asked = []

    def ask(self, method, path, content=None):
        self.asked.append((method, path))
        return (201 if method == "POST" else 404), {}


class BesideTest(unittest.TestCase):

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch, self.cluster = pathlib.Path(scratch.name), Silent()

    def made(self, kind):
        neighbours = kind(GIVEN, self.cluster, self.scratch, "teal")
        self.addCleanup(neighbours.close)
        return neighbours

    def webhook(self, seconds):
        webhook = Webhook(self.cluster, self.scratch, "teal-beside-x", "teal", seconds)
        self.addCleanup(webhook.close)
        return webhook


class NeighboursTest(BesideTest):

    def blue(self, neighbours, number):
        return json.loads(neighbours.files()[f"{neighbours.names[number]}/blue.yaml"])["spec"]["template"]["spec"]

    def test_who_moves_in_is_in_order(self):
        failing = self.made(Failing)
        self.assertEqual(len(failing.files()), 5 * 4)
        self.assertEqual(failing.files()["failing-01/active-color"], "green\n")
        for number in range(5):
            self.assertEqual(self.blue(failing, number)["containers"][0]["image"], "web:v2")

    def test_who_fails_wants_what_can_not_be_had_in_three_ways(self):
        failing = self.made(Failing)
        failing.turn()
        self.assertEqual(failing.files()["failing-01/active-color"], "blue\n")
        self.assertEqual(self.blue(failing, 1)["containers"][0]["imagePullPolicy"], "Never")
        self.assertNotIn("nodeSelector", self.blue(failing, 1))
        self.assertEqual(self.blue(failing, 3)["containers"][0]["resources"]["limits"], {"cpu": "1"})
        with self.assertRaises(ValueError):
            self.blue(failing, 4)

    def test_what_serves_meanwhile_stays_as_it_is(self):
        failing = self.made(Failing)
        before = failing.files()
        failing.turn()
        for name in failing.names:
            then, now = (json.loads(it[f"{name}/green.yaml"])["spec"] for it in (before, failing.files()))
            self.assertEqual(now, then)

    def test_who_crashes_does_so_on_a_real_node(self):
        crashing = self.made(Crashing)
        crashing.turn()
        self.assertEqual(self.blue(crashing, 0)["containers"][0]["image"], "web:crash")
        self.assertNotIn("tolerations", self.blue(crashing, 0))

    def changed(self, neighbours, by):
        before = neighbours.files()
        by()
        return sorted({path.split("/")[0] for path, text in neighbours.files().items() if before[path] != text})

    def test_all_turn_bad_at_once_and_are_changed_one_after_the_other_then(self):
        for kind in (Slow, Failing, Hanging, Crashing):
            neighbours = self.made(kind)
            self.assertEqual(self.changed(neighbours, neighbours.turn), neighbours.names)
            for name in neighbours.names:
                self.assertEqual(self.changed(neighbours, neighbours.change), [name])

    def test_who_is_held_up_has_another_selector_with_each_change_and_nothing_else(self):
        slow = self.made(Slow)
        before = slow.files()
        slow.change()
        self.assertEqual(slow.files()["slow-01/active-color"], "blue\n")
        self.assertEqual(slow.files()["slow-01/blue.yaml"], before["slow-01/blue.yaml"])
        slow.editions["slow-01"] += 1
        self.assertEqual(slow.files()["slow-01/active-color"], "green\n")

    def test_who_fails_suffers_when_none_of_them_is_in_order(self):
        failing = self.made(Failing)
        shown = {name: {"phase": "DEGRADED"} for name in failing.names}
        self.assertTrue(failing.suffer(shown))
        self.assertFalse(failing.suffer({**shown, "failing-03": {"phase": "SYNCED"}}))
        self.assertFalse(failing.suffer({}))

    def test_who_is_held_up_suffers_once_a_write_was_held_up_since_it_turned(self):
        slow = self.made(Slow)
        slow.webhook.asked()
        slow.turn()
        self.assertFalse(slow.suffer({}))
        slow.webhook.asked()
        self.assertTrue(slow.suffer({}))

    def test_webhooks_go_with_who_leaves_and_at_the_end(self):
        slow = self.made(Slow)
        slow.turn()
        slow.leave()
        self.assertEqual([method for method, _ in self.cluster.asked], ["DELETE", "DELETE", "POST", "DELETE"])
        self.assertFalse(slow.bad)
        slow.close()
        self.assertEqual(self.cluster.asked[-1][0], "DELETE")


class WebhookTest(BesideTest):

    def post(self, webhook, timeout=10):
        connection = http.client.HTTPSConnection(
            "127.0.0.1", webhook.server.server_port, timeout=timeout,
            context=ssl.create_default_context(cafile=webhook.identity.file))
        self.addCleanup(connection.close)
        connection.request("POST", "/", json.dumps({"request": {"uid": "u1"}}))
        return json.loads(connection.getresponse().read())

    def test_it_allows_what_it_was_asked(self):
        webhook = self.webhook(0.01)
        self.assertEqual(self.post(webhook)["response"], {"uid": "u1", "allowed": True})
        self.assertEqual(webhook.calls, 1)

    def test_without_a_time_it_does_not_answer_before_the_end(self):
        webhook, answers = self.webhook(None), []
        asked = threading.Thread(target=lambda: answers.append(self.post(webhook)))
        asked.start()
        asked.join(0.3)
        self.assertEqual(answers, [])
        webhook.closing.set()
        asked.join()
        self.assertEqual(len(answers), 1)

    def test_it_is_for_one_namespace_and_one_user_and_fails_where_there_is_no_answer(self):
        made = self.webhook(10).configuration()["webhooks"][0]
        self.assertEqual(made["namespaceSelector"], {"matchLabels": {"kubernetes.io/metadata.name": "teal-beside-x"}})
        self.assertEqual(made["matchConditions"][0]["expression"], 'request.userInfo.username == "teal"')
        self.assertEqual((made["failurePolicy"], made["timeoutSeconds"]), ("Fail", 30))
        self.assertEqual(self.webhook(None).configuration()["webhooks"][0]["timeoutSeconds"], 10)


class CourseTest(unittest.TestCase):

    def setUp(self):
        self.course = Course.__new__(Course)
        self.course.given = GIVEN
        self.course.fleet = argparse.Namespace(active=dict.fromkeys(["one", "two", "three"], "green"))

    def test_each_run_has_the_same_order_and_the_same_times(self):
        self.assertEqual(self.course.order(), self.course.order())

    def test_times_are_spread_evenly_over_a_second(self):
        self.assertEqual(sorted(phase for _, phase in self.course.order()), [0.125, 0.375, 0.625, 0.875])

    def test_all_have_their_turn_before_one_has_it_twice(self):
        self.assertEqual(sorted(name for name, _ in self.course.order()[:3]), ["one", "three", "two"])

    def test_a_difference_is_told_in_percent_and_milliseconds(self):
        self.assertEqual(difference(0.050, 0.055), "+10 %, +5 ms")
        self.assertEqual(difference(1.0, 0.9), "-10 %, -100 ms")


if __name__ == "__main__":
    unittest.main()
