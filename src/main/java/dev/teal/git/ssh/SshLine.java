package dev.teal.git.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;

import com.jcraft.jsch.SocketFactory;

import dev.teal.git.limit.Deadline;

/** The socket of one SSH connection: JSch has it made here, and it can be closed whatever JSch is doing. */
final class SshLine implements SocketFactory {

    private final Deadline deadline;
    private Socket socket = new Socket(Proxy.NO_PROXY);

    SshLine(Deadline deadline) {
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        deadline.check();
        socket.connect(new InetSocketAddress(host, port), deadline.remaining());
        return socket;
    }

    @Override
    public InputStream getInputStream(Socket it) throws IOException {
        return it.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket it) throws IOException {
        return it.getOutputStream();
    }

    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone all the same.
        }
    }
}
