package dev.teal.told.commit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import dev.teal.told.post.Answer;
import dev.teal.told.post.Letter;
import dev.teal.told.post.Outcome;
import dev.teal.told.post.Recipient;

/** A Git server that is told the statuses of commits. */
record StatusRecipient(StatusSettings settings) implements Recipient<CommitStatus> {

    @Override
    public int most() {
        return 1;
    }

    @Override
    public int ofTheSame() {
        return 1;
    }

    @Override
    public Letter letter(List<CommitStatus> statuses, int left) throws IOException {
        return settings.forge()
                .letter(
                        settings.api(),
                        settings.repository(),
                        settings.context(),
                        settings.branch(),
                        settings.token().read(),
                        statuses.get(0));
    }

    @Override
    public Outcome outcome(Answer answer, Instant now) {
        return settings.forge().isKnownAlready(answer.code(), answer.body()) ? Outcome.DELIVERED : answer.outcome(now);
    }
}
