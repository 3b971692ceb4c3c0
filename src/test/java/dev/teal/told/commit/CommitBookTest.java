package dev.teal.told.commit;

import static dev.teal.told.Looked.NOON;
import static dev.teal.told.Looked.commit;
import static dev.teal.told.Looked.held;
import static dev.teal.told.Looked.inOrder;
import static dev.teal.told.Looked.reading;
import static dev.teal.told.Looked.still;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.teal.core.desired.Reading;
import dev.teal.core.status.Status;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Reason;
import dev.teal.told.Looked;

/** When a commit is told to be pending, and what it is told to be in the end. */
class CommitBookTest {

    private static final CommitBook.Patience PATIENCE =
            new CommitBook.Patience(Duration.ofSeconds(10), Duration.ofSeconds(15));

    private final CommitBook book =
            new CommitBook(PATIENCE, commit -> Optional.of(URI.create("https://teal/commits/" + commit)));
    private final List<String> told = new ArrayList<>();
    private final Map<String, Status> known = new HashMap<>();
    private List<Reading> git = List.of();
    private Instant now = NOON;

    @Test
    void isPendingAndThenASuccess() {
        begun("shop");
        Reading shop = wants("shop", 2);
        look(held(shop, Reason.APPLIED, now));
        pass(5);
        look(inOrder(shop, now));
        look(inOrder(shop, now));

        assertThat(told)
                .containsExactly(
                        "2222222 PENDING shop: APPLIED: 1 of 2 pods https://teal/commits/2222222",
                        "2222222 SUCCESS shop is in order https://teal/commits/2222222");
    }

    @Test
    void isOneStatusForAllOfAThousandApplications() {
        begun("a");
        git = IntStream.range(0, 1000)
                .mapToObj(i -> reading(String.format("app-%03d", i), commit(2)))
                .toList();
        for (Reading each : git) {
            look(held(each, Reason.NOT_READY, now));
        }
        assertThat(told).singleElement().asString().startsWith("2222222 PENDING 0 of 1000 are in order; app-000: NOT");
        told.clear();
        for (Reading each : git) {
            pass(1);
            look(inOrder(each, now));
        }

        assertThat(told).hasSizeBetween(2, 12).last().asString().contains("SUCCESS 1000 applications are in order");
    }

    @Test
    void tellsWhatIsWaitedForLessAndLessOftenAndOnlyWhereThatHasChanged() {
        begun("shop");
        Reading shop = wants("shop", 2);
        for (int second = 0; second < 3600; second++) {
            look(held(shop, second % 2 == 0 ? Reason.NOT_READY : Reason.UNPROVEN, now));
            pass(1);
        }
        assertThat(told).hasSizeLessThan(12);
        told.clear();
        Status waits = held(shop, Reason.FROZEN, now);
        pass(3600);
        for (int minute = 0; minute < 60 * 24; minute++) {
            look(waits);
            pass(60);
        }
        assertThat(told).singleElement().asString().contains("PENDING shop: FROZEN");
    }

    @Test
    void isAFailureAtOnceWhereItIsRefusedOrHasGoneBack() {
        begun("shop", "tools");
        look(held(wants("shop", 2), Reason.WENT_BACK, now));
        look(held(wants("tools", 3), Reason.INVALID, now));

        assertThat(told).hasSize(2).first().asString().startsWith("2222222 FAILURE shop: WENT_BACK: 1 of 2 pods");
        assertThat(told.get(1)).startsWith("3333333 FAILURE tools: INVALID");
    }

    @Test
    void isAFailureByOtherTroubleOnlyOnceThatLasts() {
        begun("shop");
        Status failing = held(wants("shop", 2), Reason.POD_FAILING, now);
        look(failing);
        pass(14);
        look(still(failing, now));
        assertThat(told).singleElement().asString().contains("PENDING");
        pass(1);
        look(still(failing, now));
        pass(60);
        look(still(failing, now));

        assertThat(told).hasSize(2).last().asString().contains("FAILURE shop: POD_FAILING");
    }

    @Test
    void isASuccessAfterAllWhereWhatHadFailedGetsThere() {
        begun("shop");
        Reading shop = wants("shop", 2);
        Status failing = held(shop, Reason.POD_FAILING, now);
        look(failing);
        pass(20);
        look(still(failing, now));
        look(held(shop, Reason.NOT_READY, now));
        look(inOrder(shop, now));

        assertThat(told).hasSize(3).last().asString().contains("SUCCESS");
    }

    @Test
    void isNoSuccessBeforeTheTrialIsOver() {
        begun("shop");
        Reading shop = wants("shop", 2);
        look(Status.first(Looked.watching(shop, now)));
        assertThat(told).singleElement().asString().contains("PENDING shop: is in order, on trial");
        look(held(shop, Reason.WENT_BACK, now));
        look(inOrder(wants("shop", 3), now));

        assertThat(told.get(1)).contains("FAILURE shop: WENT_BACK");
    }

    @Test
    void staysASuccessWhateverComesLater() {
        begun("shop");
        Reading shop = wants("shop", 2);
        look(inOrder(shop, now));
        told.clear();
        Status dying = held(shop, Reason.NOT_SERVING, now);
        look(dying);
        pass(60);
        look(still(dying, now));
        look(inOrder(shop, now));

        assertThat(told).isEmpty();
    }

    @Test
    void countsWhatWasInOrderOnceThoughItIsNotAnyMoreWhenTheLastOneGetsThere() {
        begun("shop", "tools");
        git = List.of(reading("shop", commit(2)), reading("tools", commit(2)));
        look(inOrder(git.get(0), now));
        look(held(git.get(0), Reason.NOT_READY, now));
        look(inOrder(git.get(1), now));

        assertThat(told).last().asString().contains("SUCCESS 2 applications are in order");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void neverCallsAFailureWhatWaitsForAPersonsDecisionOrPasses(Reason reason) {
        boolean waits =
                reason.phase() == Phase.PROGRESSING || reason == Reason.UNCONFIRMED || reason == Reason.FOLDER_PAUSED;
        begun("shop");
        Status held = held(wants("shop", 2), reason, now);
        look(held);
        pass(3600);
        look(still(held, now));

        assertThat(told).last().asString().contains(waits ? "PENDING" : "FAILURE");
    }

    @Test
    void endsWhereANewerCommitTakesItsPlace() {
        begun("shop");
        look(held(wants("shop", 2), Reason.NOT_READY, now));
        look(held(wants("shop", 3), Reason.NOT_READY, now));

        assertThat(told)
                .extracting(it -> it.substring(0, 17).strip())
                .containsExactly("2222222 PENDING s", "2222222 OVERTAKEN", "3333333 PENDING s");
        assertThat(told.get(1)).contains("commit 3333333 wants something else of shop");
    }

    @Test
    void goesOnWhereANewerCommitTakesThePlaceOfAPartOfIt() {
        begun("shop", "tools");
        git = List.of(reading("shop", commit(2)), reading("tools", commit(2)));
        look(held(git.get(0), Reason.NOT_READY, now));
        git = List.of(reading("shop", commit(3)), reading("tools", commit(2)));
        look(held(git.get(0), Reason.NOT_READY, now));
        assertThat(told).noneMatch(it -> it.contains("OVERTAKEN"));
        look(inOrder(git.get(1), now));

        assertThat(told).last().asString().startsWith("2222222 OVERTAKEN commit 3333333 wants something else of shop");
    }

    @Test
    void staysAFailureWhereTheNextCommitMendsIt() {
        begun("shop");
        look(held(wants("shop", 2), Reason.INVALID, now));
        look(inOrder(wants("shop", 3), now));

        assertThat(told).hasSize(2).noneMatch(it -> it.contains("OVERTAKEN"));
    }

    @Test
    void endsWhereItsFoldersLeaveGit() {
        begun("shop", "tools");
        look(held(wants("shop", 2), Reason.NOT_READY, now));
        git = List.of(reading("tools", commit(1)));
        look(inOrder(git.get(0), now));

        assertThat(told).last().asString().startsWith("2222222 OVERTAKEN its folders have left Git");
    }

    @Test
    void aLateLookAtWhatWasOvertakenChangesNothing() {
        begun("shop");
        Reading older = wants("shop", 2);
        look(held(older, Reason.NOT_READY, now));
        look(held(wants("shop", 3), Reason.NOT_READY, now));
        told.clear();
        look(inOrder(older, now));

        assertThat(told).isEmpty();
    }

    @Test
    void afterAStartWhatIsInOrderIsCalledThatAndNotPendingFirst() {
        git = List.of(reading("shop", commit(1)), reading("tools", commit(1)));
        look(inOrder(git.get(0), now));
        pass(3);
        look(inOrder(git.get(1), now));

        assertThat(told).singleElement().asString().startsWith("1111111 SUCCESS 2 applications are in order");
    }

    @Test
    void aSwitchThatAStartFindsHalfWayIsPendingAndEnds() {
        git = List.of(reading("shop", commit(1)));
        look(held(git.get(0), Reason.PROVING, now));
        assertThat(told).isEmpty();
        pass(11);
        look(held(git.get(0), Reason.WATCHING, now));
        pass(30);
        look(inOrder(git.get(0), now));

        assertThat(told).hasSize(2).first().asString().contains("PENDING");
        assertThat(told).last().asString().contains("SUCCESS");
    }

    /** It can't know what of it has arrived before it stopped to lead. */
    @Test
    void whoLeadsAgainTellsTheCommitAnew() {
        begun("shop", "tools");
        git = List.of(reading("shop", commit(2)), reading("tools", commit(2)));
        look(inOrder(git.get(0), now));
        look(inOrder(git.get(1), now));
        look(held(wants("tools", 3), Reason.INVALID, now));
        told.clear();
        known.clear();
        pass(5);
        look(inOrder(git.get(0), now));
        look(held(git.get(1), Reason.INVALID, now));

        assertThat(told).extracting(it -> it.substring(0, 15)).containsExactly("2222222 SUCCESS", "3333333 FAILURE");
    }

    @Test
    void aCommitThatComesBackIsToldAnew() {
        begun("shop");
        look(inOrder(wants("shop", 2), now));
        look(inOrder(wants("shop", 3), now));
        told.clear();
        look(inOrder(wants("shop", 2), now));

        assertThat(told).singleElement().asString().startsWith("2222222 SUCCESS");
    }

    /** These are in order, and that was told. */
    private void begun(String... applications) {
        git = Stream.of(applications).map(it -> reading(it, commit(1))).toList();
        git.forEach(it -> look(inOrder(it, now)));
        told.clear();
        pass(60);
    }

    private Reading wants(String application, int digit) {
        Reading wanted = reading(application, commit(digit));
        git = git.stream()
                .map(it -> it.application().equals(application) ? wanted : it)
                .toList();
        return wanted;
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void look(Status status) {
        Optional<Status> before = Optional.ofNullable(known.put(status.reading().application(), status));
        book.looked(git, before, status, now)
                .forEach(it -> told.add(it.commit() + " " + it.progress() + " " + it.description() + " "
                        + it.link().orElseThrow()));
    }
}
