package dev.teal.core;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.teal.Policies;
import dev.teal.core.claim.Claims;
import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Tenants;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

class ClaimsTest {

    private static final Release READ = Shop.release(Color.GREEN);
    private static final Release SHOP = at("shop", List.of());
    private static final Release COPY = at("shop-copy", List.of());
    private static final Refusal UNREAD = new Refusal(
            "shop",
            "shop",
            READ.commit(),
            "mistaken",
            List.of(new Complaint(Origin.of("active-color"), "", "is empty", "write `green`")),
            List.of());

    @Test
    void oneApplicationKeepsWhatItClaims() {
        assertThat(settled(Map.of(), SHOP)).containsExactly(SHOP);
        assertThat(questions(SHOP)).as("nothing has to be asked").isEmpty();
    }

    @Test
    void aCopiedFolderHoldsBothWhereNeitherHasAnything() {
        assertThat(settled(Map.of(), SHOP, COPY))
                .allSatisfy(
                        reading -> assertThat(complaint(reading))
                                .startsWith(
                                        "green.yaml, metadata.name: Deployment shop/shop-v1 is in several folders: shop, shop-copy"));
    }

    @Test
    void theOneThatHasItGoesOnAndTheOtherIsToldWhich() {
        List<Reading> settled = settled(held("shop"), SHOP, COPY);

        assertThat(settled.get(0)).isEqualTo(SHOP);
        assertThat(complaint(settled.get(1)))
                .isEqualTo(
                        "green.yaml, metadata.name: Deployment shop/shop-v1 was applied for the folder shop, which names"
                                + " it, too, and goes on — give it another name or namespace here; or, to hand it over, take it out"
                                + " of shop");
    }

    /** One that loses anything writes nothing at all, so that the rest of what it names is free for the other. */
    @Test
    void whatIsNewInBothIsOfTheOneThatHasTheRest() {
        Map<ObjectRef, String> deployment = Map.of(SHOP.desired().deployment().ref(), "shop");

        assertThat(settled(deployment, SHOP, COPY).get(0)).isEqualTo(SHOP);
        assertThat(settled(deployment, COPY, SHOP).get(1))
                .as("whatever the order")
                .isEqualTo(SHOP);
    }

    @Test
    void ofThreeOneGoesOn() {
        assertThat(settled(held("shop"), COPY, SHOP, at("third", List.of())))
                .filteredOn(Release.class::isInstance)
                .containsExactly(SHOP);
    }

    @Test
    void whereEachHasAnObjectOfTheOtherBothAreRefused() {
        Map<ObjectRef, String> both = Map.of(
                SHOP.desired().deployment().ref(),
                "shop",
                SHOP.services().get(0).ref(),
                "shop-copy");

        assertThat(settled(both, SHOP, COPY)).allSatisfy(it -> assertThat(it).isInstanceOf(Refusal.class));
    }

    @Test
    void whatWasAppliedForAFolderThatIsGoneIsFree() {
        assertThat(settled(held("shop"), COPY)).containsExactly(COPY);
        assertThat(settled(held("gone"), SHOP, COPY)).as("for one, not for two").hasOnlyElementsOfType(Refusal.class);
    }

    @Test
    void whatItsFolderNamesNoMoreIsFree() {
        Manifest config = config("v1");
        Release copy = at("shop-copy", List.of(config));
        Map<ObjectRef, String> holders = new HashMap<>(held("shop-copy"));
        holders.put(config.ref(), "shop");

        assertThat(settled(holders, SHOP, copy)).contains(copy);
    }

    @Test
    void aFolderThatCantBeReadKeepsWhatServesForIt() {
        assertThat(questions(UNREAD, COPY))
                .containsExactlyInAnyOrder(
                        COPY.desired().deployment().ref(),
                        COPY.services().get(0).ref());

        List<Reading> settled = settled(held("shop"), UNREAD, COPY);
        assertThat(settled.get(0)).isEqualTo(UNREAD);
        assertThat(complaint(settled.get(1)))
                .contains("Deployment shop/shop-v1 was applied for the folder shop, which can't be read now — ");
        assertThat(settled(held("shop-copy"), UNREAD, COPY)).contains(COPY);
        assertThat(settled(Map.of(), UNREAD, COPY)).contains(COPY);
    }

    @Test
    void aFolderThatMayNotWriteItCantClaimIt() {
        Tenants tenants = new Tenants("", Map.of("shop", Set.of("shop"), "shop-copy", Set.of("accounts")));
        Permissions permissions = new Permissions(Set.of("shop", "accounts"), Permissions.Creation.HOLD, tenants);

        assertThat(Claims.of(List.of(SHOP, COPY), permissions).settled(Map.of()))
                .as("the look at the copy says why it is held")
                .containsExactly(SHOP, COPY);
    }

    @Test
    void anObjectIsTheSameInEachVersionOfItsApi() {
        List<Reading> settled = settled(
                Map.of(config("v2").ref(), "shop"),
                at("shop", List.of(config("v2"))),
                at("other", List.of(config("v1"))));

        assertThat(questions(at("a", List.of(config("v2"))), at("b", List.of(config("v1")))))
                .filteredOn(it -> it.kind().equals("HorizontalPodAutoscaler"))
                .hasSize(1);
        assertThat(settled.get(0)).isInstanceOf(Release.class);
        assertThat(settled.get(1)).isInstanceOf(Refusal.class);
    }

    private static List<Reading> settled(Map<ObjectRef, String> holders, Reading... readings) {
        return Claims.of(List.of(readings), Policies.PERMISSIONS).settled(holders);
    }

    private static Set<ObjectRef> questions(Reading... readings) {
        return Claims.of(List.of(readings), Policies.PERMISSIONS).questions().keySet();
    }

    private static String complaint(Reading reading) {
        assertThat(reading).isInstanceOf(Refusal.class);
        return ((Refusal) reading).complaints().get(0).toString();
    }

    private static Map<ObjectRef, String> held(String application) {
        return SHOP.manifests().map(Manifest::ref).distinct().collect(toMap(ref -> ref, ref -> application));
    }

    private static Manifest config(String version) {
        return new Manifest(
                new ObjectRef("autoscaling/" + version, "HorizontalPodAutoscaler", "shop", "shared"),
                Tree.EMPTY,
                Origin.of("shared.yaml"));
    }

    private static Release at(String application, List<Manifest> shared) {
        return new Release(
                application,
                application,
                READ.commit(),
                READ.content(),
                READ.active(),
                READ.versions(),
                READ.services(),
                READ.previews(),
                shared,
                READ.jobs(),
                READ.policy(),
                READ.claimed(),
                READ.notices());
    }
}
