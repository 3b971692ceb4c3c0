package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.teal.core.desired.Claims;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.value.Color;

class ClaimsTest {

    private static final Release SHOP = Shop.release(Color.GREEN);

    @Test
    void oneApplicationKeepsWhatItClaims() {
        assertThat(Claims.exclusive(List.of(SHOP))).containsExactly(SHOP);
    }

    @Test
    void aCopiedFolderHoldsBothSinceNobodyKnowsWhichIsMeant() {
        List<Reading> readings = Claims.exclusive(List.of(SHOP, copy("shop-copy")));

        assertThat(readings)
                .allSatisfy(
                        reading -> assertThat(reading)
                                .isInstanceOfSatisfying(
                                        Refusal.class,
                                        refusal -> assertThat(refusal.complaints())
                                                .singleElement()
                                                .asString()
                                                .startsWith(
                                                        "green.yaml, metadata.name: Deployment shop/shop-v1 is in several folders: shop, shop-copy")));
    }

    private static Release copy(String application) {
        return new Release(
                application,
                application,
                SHOP.commit(),
                SHOP.content(),
                SHOP.active(),
                SHOP.versions(),
                SHOP.services(),
                SHOP.previews(),
                SHOP.shared(),
                SHOP.jobs(),
                SHOP.policy(),
                SHOP.claimed(),
                SHOP.notices());
    }
}
