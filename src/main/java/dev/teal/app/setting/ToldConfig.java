package dev.teal.app.setting;

import java.nio.file.Path;
import java.util.Optional;

import dev.teal.told.commit.Forge;

/** The settings of who is told what happens. */
public interface ToldConfig {

    /** Telling the Git server how far each commit is. */
    interface Status {

        /** A file that holds a token which may write statuses; it is read each time. Without it nothing is told. */
        Optional<Path> tokenFile();

        /** What the server is; by default what its address shows. */
        Optional<Forge> provider();

        /** The base address of its API; by default where such a server has it. */
        Optional<String> url();

        /** The repository there, as {@code shop/deploy}; by default that of {@code teal.git.url}. */
        Optional<String> repository();
    }

    /** Telling programs what happens, by CloudEvents. */
    interface Events {

        /** The address that takes them; without it nothing is told. */
        Optional<String> url();

        /** A file that holds the secret that they are signed with; it is read each time. */
        Optional<Path> secretFile();

        /** A file with the certificates (PEM) of the authorities that the address is believed by, instead of the machine's. */
        Optional<Path> caFile();
    }

    /** Telling a chat what happens, as Slack's incoming webhooks take it. */
    interface Chat {

        /** A file that holds the address of the webhook, which is the secret itself; it is read each time. */
        Optional<Path> urlFile();
    }
}
