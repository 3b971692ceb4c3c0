"""A service account, as a pod has one."""

import json
import subprocess


def kubectl(*arguments):
    return subprocess.run(["kubectl", *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def account(*namespaces):
    """The settings of a client that has a service account's token, as in a pod, and no kubeconfig to read. The account is
    made in the first of the namespaces, and may do all in each of them."""
    kubectl("create", "serviceaccount", "teal", "--namespace", namespaces[0])
    for namespace in namespaces:
        kubectl("create", "rolebinding", "teal", "--namespace", namespace, "--clusterrole", "cluster-admin",
                "--serviceaccount", f"{namespaces[0]}:teal")
    own = json.loads(kubectl("config", "view", "--raw", "--minify", "--flatten", "--output", "json"))
    cluster = own["clusters"][0]["cluster"]
    return {"KUBERNETES_AUTH_TRYKUBECONFIG": "false", "KUBERNETES_MASTER": cluster["server"],
            "KUBERNETES_CERTS_CA_DATA": cluster["certificate-authority-data"],
            "KUBERNETES_AUTH_TOKEN": kubectl("create", "token", "teal", "--namespace", namespaces[0],
                                             "--duration", "12h").strip()}
