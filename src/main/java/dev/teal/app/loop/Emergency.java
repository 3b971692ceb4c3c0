package dev.teal.app.loop;

import java.util.function.IntConsumer;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Ends the process when the virtual machine itself is in trouble: out of memory, a class that can't be loaded. Nobody
 * knows what such an error left half done in which thread, and a process that goes on may never poll again while it
 * says that it is well. All state is in Git and on the live objects, so whatever starts Teal anew finds it.
 */
@Singleton
public class Emergency {

    /** The status that {@code -XX:+ExitOnOutOfMemoryError} ends with, too. */
    static final int STATUS = 3;

    private static final Logger LOG = Logger.getLogger("dev.teal");

    private final IntConsumer end;

    @Inject
    Emergency() {
        this(Runtime.getRuntime()::halt);
    }

    /** {@code end} is given the status to end with. */
    Emergency(IntConsumer end) {
        this.end = end;
    }

    /** From now on also for threads in which nothing of Teal's is there to catch an error. */
    void watch(@Observes @Priority(1) StartupEvent event) {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (failure instanceof VirtualMachineError || failure instanceof LinkageError) {
                end((Error) failure);
            } else if (before != null) {
                before.uncaughtException(thread, failure);
            } else {
                LOG.errorf(failure, "thread %s ended by a fault of Teal's own", thread.getName());
            }
        });
    }

    /** Does it. An {@link Error} ends the process; an exception goes on to the caller. */
    void within(Runnable task) {
        try {
            task.run();
        } catch (Error e) {
            end(e);
            throw e;
        }
    }

    private void end(Error error) {
        try {
            LOG.fatalf(
                    error,
                    "Teal ends with status %d, and traffic stays where it is: %s%s",
                    STATUS,
                    error,
                    advice(error));
        } catch (Throwable silenced) {
            System.err.println(
                    "Teal ends with status 3, and traffic stays where it is: an error of the virtual machine");
        } finally {
            end.accept(STATUS);
        }
    }

    private static String advice(Error error) {
        return error instanceof OutOfMemoryError
                ? "; if it comes again, raise -Xmx, and the pod's memory limit by as much"
                : "; if it comes again, report it with the lines below";
    }
}
