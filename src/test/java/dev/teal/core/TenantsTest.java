package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.claim.Strangers;
import dev.teal.core.desired.Release;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Tenants;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;

/** Who may write where; the folder of {@link Shop} writes to namespace shop. */
class TenantsTest {

    private static final Tenants TENANTS = new Tenants(
            "",
            Map.of(
                    "team-a/", Set.of("shop"),
                    "team-b/", Set.of("accounts", "tools"),
                    "team-b/web/", Set.of("web"),
                    "a.b/", Set.of("dots")));

    @ParameterizedTest
    @CsvSource({
        "team-a, shop, true",
        "team-a/shop, shop, true",
        "team-a/x/y/z, shop, true",
        "team-abc/shop, shop, false",
        "team-/shop, shop, false",
        "Team-a/shop, shop, false",
        "' team-a/shop', shop, false",
        "x/team-a/shop, shop, false",
        "team-a/shop, accounts, false",
        "team-a/shop, shop-test, false",
        "team-b/bank, tools, true",
        "team-b/web/x, web, true",
        "team-b/web/x, tools, false",
        "team-b/website, tools, true",
        "team-b/website, web, false",
        "a.b/shop, dots, true",
        "aXb/shop, dots, false",
        "'', shop, false"
    })
    void foldersAreComparedNameByNameAndTheInnermostCounts(String path, String namespace, boolean allowed) {
        assertThat(TENANTS.allow(path, namespace)).isEqualTo(allowed);
    }

    @Test
    void withoutTheSettingEachFolderMayWriteWhereTealMay() {
        assertThat(Tenants.NONE.allow("anything", "shop")).isTrue();
        assertThat(Tenants.NONE.namespace("anything", "shop")).isEqualTo("shop");
    }

    @Test
    void foldersAreBelowTheOneThatIsFollowed() {
        Tenants prod = new Tenants("clusters/prod", Map.of("team-a", Set.of("shop"), "/", Set.of("ops")));

        assertThat(prod.allow("clusters/prod/team-a/shop", "shop")).isTrue();
        assertThat(prod.allow("clusters/prod/team-a/shop", "ops")).isFalse();
        assertThat(prod.allow("clusters/prod/team-b/shop", "ops")).isTrue();
        assertThat(prod.allow("clusters/prod", "ops"))
                .as("the followed folder itself")
                .isTrue();
    }

    @Test
    void whatNamesNoNamespaceIsInTheOnlyOneThatIsAllowed() {
        assertThat(TENANTS.namespace("team-a/shop", "default")).isEqualTo("shop");
        assertThat(TENANTS.namespace("team-b/bank", "tools"))
                .as("the usual one")
                .isEqualTo("tools");
        assertThat(TENANTS.namespace("team-b/bank", "default"))
                .as("of two neither")
                .isEqualTo("default");
        assertThat(TENANTS.namespace("team-c/bank", "default")).isEqualTo("default");
    }

    @Test
    void anObjectInTheNamespaceOfAnotherIsHeldWithTheLineToWrite() {
        assertThat(forbidden("team-b/shop", TENANTS))
                .contains(new Hold(
                        Reason.NAMESPACE_NOT_ALLOWED,
                        "green.yaml, metadata.namespace: Deployment shop/shop-v1 is in a namespace that team-b/ may not"
                                + " write to, by the setting teal.tenants",
                        "write one of its own, accounts, tools; or have who installs Teal allow it:"
                                + " TEAL_TENANTS=…,team-b/=accounts;shop;tools"));
        assertThat(forbidden("team-a/shop", TENANTS)).isEmpty();
    }

    @Test
    void aFolderOfNobodyIsHeldWithTheEntryThatIsMissing() {
        assertThat(forbidden("team-c/eu/shop", TENANTS))
                .contains(new Hold(
                        Reason.NAMESPACE_NOT_ALLOWED,
                        "green.yaml: the folder team-c/eu/shop is in no entry of the setting teal.tenants, so it may"
                                + " write to no namespace",
                        "move it into a folder that may; or have who installs Teal allow it:"
                                + " TEAL_TENANTS=…,team-c/=shop"));
        assertThat(forbidden("", TENANTS).orElseThrow().advice()).endsWith("TEAL_TENANTS=…,/=shop");
    }

    @Test
    void aNamespaceThatTealMayNotWriteToIsNoTenants() {
        assertThatThrownBy(() -> new Permissions(Set.of("shop"), Permissions.Creation.HOLD, TENANTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("teal.tenants: ")
                .hasMessageContaining("is not one of the namespaces that Teal may write to")
                .hasMessageContaining("TEAL_NAMESPACES=");
    }

    private static Optional<Hold> forbidden(String path, Tenants tenants) {
        Release shop = Shop.release(Color.GREEN);
        Release there = new Release(
                shop.application(),
                path,
                shop.commit(),
                shop.content(),
                shop.active(),
                shop.versions(),
                shop.services(),
                shop.previews(),
                shop.shared(),
                shop.jobs(),
                shop.policy(),
                shop.claimed(),
                shop.notices());
        Set<String> all = Set.of("shop", "accounts", "tools", "web", "dots");
        return Strangers.first(there, new Permissions(all, Permissions.Creation.HOLD, tenants));
    }
}
