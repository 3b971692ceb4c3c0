"""What the servers of the benches have in common."""

import http.client
import http.server


class Handler(http.server.BaseHTTPRequestHandler):
    """Keeps connections, and is silent about those of somebody who was killed."""

    protocol_version = "HTTP/1.1"
    # Head and body are two writes: with it the body would wait for the client's delayed acknowledgement, 40 ms.
    disable_nagle_algorithm = True

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except (OSError, http.client.HTTPException):
            self.close_connection = True

    def finish(self):
        try:
            super().finish()
        except OSError:
            pass

    def log_message(self, *_):
        """What there is to say stands in the logs of who serves."""
