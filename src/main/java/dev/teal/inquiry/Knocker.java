package dev.teal.inquiry;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SocketAddress;

import dev.teal.core.live.Pod;

/** Tries a TCP connection, and closes it at once. */
final class Knocker {

    private final NetClient client;

    Knocker(Vertx vertx, int connectMillis) {
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(connectMillis));
    }

    Attempt knock(Pod.Door door) {
        Promise<Finding> finding = Promise.promise();
        Promise<Void> over = Promise.promise();
        client.connect(SocketAddress.inetSocketAddress(door.port(), door.address()))
                .onSuccess(socket -> {
                    finding.complete(Finding.PASSED);
                    socket.close().onComplete(closed -> over.complete());
                })
                .onFailure(e -> {
                    finding.complete(Trouble.connecting(door, e));
                    over.complete();
                });
        return new Attempt(finding.future(), over.future());
    }

    Future<Void> close() {
        return client.close();
    }
}
