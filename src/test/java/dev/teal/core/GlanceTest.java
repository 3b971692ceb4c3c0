package dev.teal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.PortException;

/** What a cluster that is watched is asked for. */
class GlanceTest {

    private final Rehearsal shop = Rehearsal.serving("v1", "v2");
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void watch() {
        Lagging watched = new Lagging(shop.cluster());
        shop.through(cluster -> new Between(watched) {
            @Override
            public Live look(Scope scope) throws PortException {
                asked.add("look");
                return super.look(scope);
            }

            @Override
            public Drift compare(Aim aim) throws PortException {
                asked.add("compare " + aim.wanted().ref());
                return super.compare(aim);
            }
        });
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void atRestItIsAskedNothing() {
        look(10);
        asked.clear();

        look(60);

        assertThat(asked).isEmpty();
    }

    @Test
    void whatAHandHasDoneIsLookedAtBeforeItIsUndone() {
        look(10);
        asked.clear();

        shop.handOn(Rehearsal.selector("nobody"));
        look(10);

        assertThat(asked).contains("look");
        assertThat(shop.live()).isEqualTo(Optional.of(Rehearsal.selector("green")));
    }

    @Test
    void whileASwitchWaitsForItsPodsItIsAskedNothing() {
        look(10);
        shop.write("blue.yaml", Rehearsal.deployment("blue", "slow"))
                .active("blue")
                .commit();
        look(6);
        asked.clear();

        look(4);

        assertThat(asked).isEmpty();
    }

    private void look(int seconds) {
        for (int i = 0; i < seconds; i++) {
            shop.look();
            shop.pass(Rehearsal.SECOND);
        }
    }

    @Test
    void aServiceIsComparedAnewBeforeItIsCreated() {
        look(10);
        shop.cluster().delete(Rehearsal.SERVICE);
        asked.clear();

        look(2);

        assertThat(asked).containsSubsequence("look", "compare " + Rehearsal.SERVICE);
        assertThat(shop.live()).isPresent();
    }
}
