"""What a Git server sends when something was pushed."""

import hashlib
import hmac
import http.client


def signature(secret, body):
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


def ring(port, secret, body=b"{}"):
    """The status of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("POST", "/hook", body, {"X-Signature-256": signature(secret, body)})
        return connection.getresponse().status
    finally:
        connection.close()
