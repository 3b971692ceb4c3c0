"""A certificate of the bench's own, for servers on 127.0.0.1."""

import pathlib
import ssl
import subprocess


class Identity:
    """Made by openssl in the folder `scratch`; `file` has the certificate, which is its own authority."""

    def __init__(self, scratch, name):
        self.file = pathlib.Path(scratch, f"{name}.pem")
        self.key = self.file.with_suffix(".key")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                        "-days", "7", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", self.key, "-out", self.file], check=True, capture_output=True)

    def guard(self, server):
        """The server speaks TLS from now on; the handshake is each connection's own thread's."""
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(self.file, self.key)
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
