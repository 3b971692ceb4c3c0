package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Release SHOP = Shop.release(Color.GREEN);

    @Test
    void oneApplicationKeepsWhatItClaims() {
        assertThat(Claims.exclusive(List.of(SHOP))).containsExactly(SHOP);
    }

    @Test
    void aCopiedFolderIsRefusedAndTheFirstOneGoesOn() {
        List<Reading> readings = Claims.exclusive(List.of(SHOP, copy("shop-copy")));

        assertThat(readings.get(0)).isSameAs(SHOP);
        assertThat(readings.get(1)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.application()).isEqualTo("shop-copy");
            assertThat(refusal.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("green.yaml, metadata.name: Deployment shop/shop-v1 is in the folder of shop too");
        });
    }

    private static Release copy(String application) {
        return new Release(
                application,
                application,
                SHOP.commit(),
                SHOP.content(),
                SHOP.active(),
                SHOP.sides(),
                SHOP.services(),
                SHOP.shared(),
                SHOP.overrides(),
                SHOP.claimed(),
                SHOP.notices());
    }
}
