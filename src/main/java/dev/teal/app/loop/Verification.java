package dev.teal.app.loop;

import jakarta.inject.Singleton;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;

/** Has what was seen of the cluster compared with the cluster, a part every few seconds, so that no watch has to be believed. */
@Singleton
class Verification {

    private final Cluster cluster;
    private final Emergency emergency;

    Verification(Cluster cluster, Emergency emergency) {
        this.cluster = cluster;
        this.emergency = emergency;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void verify() {
        emergency.within(() -> {
            try {
                cluster.verify();
            } catch (PortException e) {
                // The looks at the applications tell what is wrong with the cluster; the next turn tries again.
            }
        });
    }
}
