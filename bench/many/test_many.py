"""What can be said of the figures without a cluster: python3 -m unittest discover -s bench"""

import collections
import json
import pathlib
import tempfile
import unittest

from common.watcher import Change
from many import hook, trial
from many.audit import Audit, kind, share
from many.eye import Eye
from many.fleet import Fleet, deployment, service
from many.table import Table, percentile, quantiles, spread

USER = "system:serviceaccount:teal-scale-1:teal"


def event(verb="patch", stage="ResponseComplete", user=USER, uri="/x", **ref):
    return {"verb": verb, "stage": stage, "user": {"username": user}, "requestURI": uri, "objectRef": ref}


class TableTest(unittest.TestCase):

    def test_the_percentile_is_one_of_the_values(self):
        self.assertEqual(percentile(range(1, 21), 0.95), 19)
        self.assertEqual(percentile([3], 0.95), 3)
        self.assertEqual(percentile([2, 1], 0.5), 1)

    def test_one_value_has_no_spread(self):
        self.assertEqual(spread([1.234]), "1.23")
        self.assertEqual(spread([3, 1, 2], 1), "1.0 / 2.0 / 3.0")

    def test_quantiles_are_median_95th_percentile_and_maximum(self):
        self.assertEqual(quantiles([5, 1, 2, 3, 4], 0), "3 / 5 / 5")
        self.assertEqual(quantiles([]), "none")

    def test_a_row_that_a_column_lacks_is_empty_there(self):
        table = Table("JVM")
        table.put("first", 1, "a")
        table.put("second", 20, "b")
        self.assertEqual(table.markdown(), "| JVM | 1 | 20 |\n| --- | ---: | ---: |\n| first | a |  |\n| second |  | b |")


class AuditTest(unittest.TestCase):

    def test_a_request_is_told_by_verb_and_resource(self):
        self.assertEqual(kind(event(resource="services"), USER), "patch services")
        self.assertEqual(kind(event(resource="services", uri="/x?dryRun=All"), USER), "patch services (dry run)")
        self.assertEqual(kind(event(resource="deployments", subresource="scale"), USER), "patch deployments/scale")

    def test_a_request_for_no_resource_is_told_by_its_path(self):
        self.assertEqual(kind({**event("get", uri="/version"), "objectRef": {}}, USER), "get /version")

    def test_a_watch_counts_when_it_begins(self):
        self.assertEqual(kind(event("watch", "ResponseStarted", resource="pods"), USER), "watch pods")
        self.assertEqual(kind(event("watch", resource="pods"), USER), "")

    def test_of_other_users_nothing_is_told(self):
        self.assertEqual(kind(event(user="system:serviceaccount:teal-scale-1:other", resource="pods"), USER), "")

    def test_a_share_is_by_verb(self):
        counted = collections.Counter({"list pods": 2, "watch pods": 3, "patch services": 4})
        self.assertEqual(share(counted, ["list", "watch"]), 5)

    def test_the_log_is_read_on_where_it_was_put_away(self):
        with tempfile.TemporaryDirectory() as scratch:
            log = pathlib.Path(scratch, "audit.log")
            log.write_text(json.dumps(event(resource="pods")) + "\n")
            audit = Audit(log, USER)
            with open(log, "a") as file:
                file.write(json.dumps(event(resource="services")) + "\n" + json.dumps(event(resource="events"))[:20])
            self.assertEqual(audit.take(), {"patch services": 1})
            with open(log, "a") as file:
                file.write(json.dumps(event(resource="events"))[20:] + "\n")
            log.rename(log.with_suffix(".old"))
            log.write_text(json.dumps(event(resource="deployments")) + "\n")
            self.assertEqual(audit.take(), {"patch events": 1, "patch deployments": 1})
            audit.close()


class FleetTest(unittest.TestCase):

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.work = pathlib.Path(scratch.name)
        self.fleet = Fleet(self, 3, ["one", "two"], {"v1": "web:v1", "v2": "web:v2"})

    def commit(self, subject):
        """In place of a repository."""
        return subject

    def test_they_are_spread_over_the_namespaces(self):
        self.assertEqual(list(self.fleet.namespaces.values()), ["one", "two", "one"])

    def test_each_folder_has_two_colors_a_service_and_the_one_that_serves(self):
        self.fleet.push("all")
        self.assertEqual(sorted(it.name for it in (self.work / "app-0002").iterdir()),
                         ["active-color", "blue.yaml", "green.yaml", "service.yaml"])
        self.assertEqual((self.work / "app-0002" / "active-color").read_text(), "green\n")

    def test_a_flip_changes_what_is_to_be_selected(self):
        self.fleet.push("all")
        self.fleet.flip("app-0001")
        self.assertEqual([self.fleet.version(it) for it in sorted(self.fleet.active)], ["v1", "v2", "v1"])
        self.assertEqual((self.work / "app-0001" / "active-color").read_text(), "blue\n")

    def test_they_rest_when_each_is_in_order_with_its_color(self):
        shown = [{"application": it, "phase": "SYNCED", "live": "green"} for it in self.fleet.active]
        self.assertTrue(self.fleet.at_rest(shown))
        self.assertFalse(self.fleet.at_rest(shown[1:]))
        self.assertFalse(self.fleet.at_rest([{**shown[0], "live": "blue"}, *shown[1:]]))
        self.assertFalse(self.fleet.at_rest([{**shown[0], "phase": "PROGRESSING"}, *shown[1:]]))

    def test_a_new_edition_changes_no_pod(self):
        one, two = (deployment("app", "one", "v1", "web:v1", it) for it in (0, 1))
        self.assertNotEqual(one["metadata"], two["metadata"])
        self.assertEqual(one["spec"], two["spec"])


class EyeTest(unittest.TestCase):

    def setUp(self):
        self.eye = Eye.__new__(Eye)
        self.eye.moved, self.eye.selected, self.eye.made, self.eye.ready = {}, {}, {}, {}

    def see(self, kind, tree, at, **more):
        tree = {**tree, **more, "metadata": {**tree["metadata"], "resourceVersion": "1"}}
        change = Change(kind, False, tree)
        change.at = at
        self.eye.note(change)

    def test_a_service_moves_when_it_selects_another_version(self):
        tree = service("app", "one")
        self.see("Service", tree, 1.0)
        self.see("Service", tree, 2.0)
        self.assertEqual(self.eye.moved, {"app": 1.0})
        tree["spec"]["selector"] = {"app": "app", "version": "v2"}
        self.see("Service", tree, 3.0)
        self.assertEqual((self.eye.moved, self.eye.selected), ({"app": 3.0}, {"app": "v2"}))

    def test_a_deployment_is_made_once_and_ready_once(self):
        tree = deployment("app", "one", "v1", "web:v1", 0)
        self.see("Deployment", tree, 1.0)
        self.see("Deployment", tree, 2.0, status={"readyReplicas": 1})
        self.see("Deployment", tree, 3.0, status={"readyReplicas": 1})
        self.assertEqual((self.eye.made, self.eye.ready), ({"app-v1": 1.0}, {"app-v1": 2.0}))


class TrialTest(unittest.TestCase):

    def test_what_was_asked_most_comes_first(self):
        self.assertEqual(trial.listed(collections.Counter({"get pods": 1, "list pods": 2})), "2 list pods, 1 get pods")

    def test_a_hook_is_signed_as_by_openssl(self):
        # printf '{}' | openssl dgst -sha256 -hmac key
        self.assertEqual(hook.signature(b"key", b"{}"), "sha256=a777724d943eb48dc69bca8a4a6d57a04db3f9ec7e1de4e581e860265bdf3032")


if __name__ == "__main__":
    unittest.main()
