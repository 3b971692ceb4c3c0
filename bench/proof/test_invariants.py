"""Each invariant is violated once, since a check that never fails proves nothing: python3 -m unittest discover -s bench"""

import copy
import unittest

from common.watcher import Change
from proof.invariants import CHANGE, Invariants

START = "2026-01-01T00:00:00"
DRAIN = 2


class Story:
    """Changes one after the other, each at a second of its own after the start."""

    def __init__(self):
        self.invariants, self.revision = Invariants(DRAIN), 0
        for commit in ("c1", "c2"):
            self.invariants.pushed(commit, f"what {commit} wants")
        self.trees = {}
        for color in ("green", "blue"):
            self.see("Deployment", f"shop-{color}", {
                "metadata": {"annotations": {CHANGE: "1"}},
                "spec": {"replicas": 1, "template": {"metadata": {"labels": labels(color)}}}})
            self.see("Pod", f"shop-{color}-1", {
                "metadata": {"labels": labels(color)}, "status": {"conditions": [{"type": "Ready", "status": "True"}]}})
        self.see("Service", "shop", {
            "metadata": {"uid": "u", "annotations": {"teal.dev/commit": "c1"}},
            "spec": {"clusterIP": "10.0.0.1", "ports": [{"nodePort": 30000}], "selector": labels("green")}})

    def see(self, kind, name, tree, deleted=False):
        self.revision += 1
        tree["metadata"] = {**tree["metadata"], "name": name, "resourceVersion": str(self.revision)}
        self.trees[name] = tree
        change = Change(kind, deleted, copy.deepcopy(tree))
        # 2026-01-01T00:00:00Z
        change.at = 1767225600 + self.revision
        return self.invariants.judge([change])

    def service(self, color=None, deleted=False, **marks):
        tree = self.trees["shop"]
        if color:
            tree["spec"]["selector"] = labels(color)
        for name, value in marks.items():
            tree["metadata"]["annotations"]["teal.dev/" + name.replace("_", "-")] = value
        return self.see("Service", "shop", tree, deleted)

    def moved(self, **marks):
        return self.service("blue", commit="c2", switched_from="app=shop,color=green", **marks)

    def deployment(self, color, deleted=False, replicas=1, number=1, commit=""):
        tree = self.trees[f"shop-{color}"]
        if commit:
            tree["metadata"]["annotations"]["teal.dev/applied-commit"] = commit
        tree["spec"]["replicas"] = replicas
        tree["metadata"]["annotations"][CHANGE] = str(number)
        return self.see("Deployment", f"shop-{color}", tree, deleted)


def labels(color):
    return {"app": "shop", "color": color}


def at(seconds):
    return f"{START[:-2]}{seconds:02}.5Z"


class InvariantsTest(unittest.TestCase):

    def setUp(self):
        self.story = Story()

    def breaks(self, invariant, judged):
        broken, _ = judged
        self.assertEqual([invariant], [line.split(": ")[1].split()[0] for line in broken])

    def test_a_switch_breaks_nothing_and_is_a_move(self):
        self.assertEqual(([], ["blue"]), self.story.moved())
        self.assertEqual(([], []), self.story.service(proven_at=at(7)))
        self.story.revision += 5
        self.assertEqual(([], []), self.story.deployment("green", number=2, replicas=0))

    def test_a_move_that_is_written_again_is_a_move(self):
        self.story.moved(switched_at=at(6))
        self.assertEqual(([], ["blue"]), self.story.moved(switched_at=at(7)))

    def test_an_empty_selector(self):
        self.story.trees["shop"]["spec"]["selector"] = {}
        self.story.see("Pod", "other", {"metadata": {"labels": {}}})
        broken, _ = self.story.service()
        self.assertIn("I1", broken[0])

    def test_a_selector_that_names_both(self):
        self.story.trees["shop"]["spec"]["selector"] = {"app": "shop"}
        self.breaks("I1", self.story.service())

    def test_a_move_to_pods_that_are_not_ready(self):
        self.story.trees["shop-blue-1"]["status"]["conditions"][0]["status"] = "False"
        self.story.see("Pod", "shop-blue-1", self.story.trees["shop-blue-1"])
        self.breaks("I2", self.story.moved())

    def test_a_move_to_too_few_pods(self):
        self.story.deployment("blue", replicas=2)
        self.breaks("I2", self.story.moved())

    def test_another_cluster_address(self):
        self.story.trees["shop"]["spec"]["clusterIP"] = "10.0.0.2"
        self.breaks("I3", self.story.service())

    def test_a_service_that_is_deleted(self):
        self.breaks("I3", self.story.service(deleted=True))

    def test_the_old_color_is_touched_before_the_proof(self):
        self.story.moved()
        self.breaks("I4", self.story.deployment("green", number=2))

    def test_the_old_color_is_touched_before_the_drain_is_over(self):
        self.story.moved(proven_at=at(6))
        self.breaks("I4", self.story.deployment("green", number=2))

    def test_the_old_color_is_touched_on_trial(self):
        self.story.moved(proven_at=at(1), watched_until=at(20))
        self.breaks("I4", self.story.deployment("green", number=2))

    def test_the_old_color_is_touched_on_a_trial_of_what_git_does_not_want_any_more(self):
        self.story.invariants.wishes.append((0, "green"))
        self.story.moved(proven_at=at(1), watched_until=at(20))
        self.assertEqual(([], []), self.story.deployment("green", number=2))
        self.story.invariants.wishes.append((0, "blue"))
        self.breaks("I4", self.story.deployment("green", number=3))

    def test_an_older_commit_after_a_newer_one(self):
        self.story.moved()
        self.breaks("I5", self.story.service(commit="c1"))

    def test_a_commit_that_wants_the_same_as_the_newest_may_be_named_in_its_place(self):
        self.story.moved()
        self.story.invariants.pushed("c3", "what c1 wants")
        self.assertEqual(([], []), self.story.service(commit="c1"))
        self.breaks("I5", self.story.service(commit="c2"))

    def test_an_older_content_after_a_newer_one(self):
        self.story.deployment("blue", number=3)
        self.breaks("I5", self.story.deployment("blue", number=2))

    def test_an_older_content_that_a_newer_commit_brings_back(self):
        self.story.deployment("blue", number=3, commit="c1")
        self.assertEqual(([], []), self.story.deployment("blue", number=2, commit="c2"))

    def done(self):
        """All that c2 wants is done, and none of it was to be written."""
        self.story.invariants.done_at = 1767225600 + self.story.revision

    def test_an_older_commit_is_applied_after_the_newest_was_done(self):
        self.done()
        self.breaks("I5", self.story.deployment("blue", number=2, commit="c1"))

    def test_an_older_commit_moves_the_selector_after_the_newest_was_done(self):
        self.done()
        self.breaks("I5", self.story.service("blue", applied_commit="c1"))

    def test_what_names_no_commit_is_written_after_the_newest_was_done(self):
        self.done()
        self.breaks("I5", self.story.deployment("blue", replicas=0))

    def test_what_was_undone_is_put_right(self):
        self.done()
        self.assertEqual(([], ["blue"]), self.story.service("blue", applied_commit="c2"))
        self.assertEqual(([], []), self.story.deployment("blue", number=2, commit="c2"))

    def test_a_status_is_nobodys_decision(self):
        self.done()
        self.story.trees["shop-blue"]["status"] = {"readyReplicas": 1}
        self.assertEqual(([], []), self.story.deployment("blue"))

    def test_what_serves_is_stopped(self):
        self.breaks("I10", self.story.deployment("green", replicas=0))

    def test_what_serves_is_deleted(self):
        self.breaks("I10", self.story.deployment("green", deleted=True))

    def test_what_a_slice_still_has_is_stopped(self):
        self.story.see("EndpointSlice", "shop-x", {
            "metadata": {}, "endpoints": [{"targetRef": {"name": "shop-green-1"}}]})
        self.story.moved(proven_at=at(0))
        self.story.revision += 5
        self.breaks("I10", self.story.deployment("green", replicas=0))


if __name__ == "__main__":
    unittest.main()
