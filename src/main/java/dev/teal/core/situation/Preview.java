package dev.teal.core.situation;

import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.PreviewService;
import dev.teal.core.live.Health;
import dev.teal.core.live.LiveService;
import dev.teal.core.value.Color;
import dev.teal.core.value.Selector;

/** Where a preview Service shall point now. */
public record Preview(Situation situation, PreviewService service) {

    /**
     * To the color that does not serve, once that one is complete and no move waits for its proof; until then, and where Git has
     * one color only, it keeps what it has. One that is made anew has nothing to keep.
     */
    public Selector selector() {
        Optional<Selector> kept = kept();
        Optional<Color> serving = situation
                .traffic()
                .serving()
                .or(() -> kept.isEmpty() ? Optional.of(situation.active()) : Optional.empty());
        return serving.map(Color::other)
                .filter(color -> service.selectors().containsKey(color))
                .filter(color -> kept.isEmpty() || isShowable(color))
                .map(service.selectors()::get)
                .or(() -> kept)
                .orElseGet(() -> new Selector(service.manifest().content().texts("spec", "selector")));
    }

    private Optional<Selector> kept() {
        Map<String, String> live = situation.live().object(service.ref()).texts("spec", "selector");
        return live.isEmpty() ? Optional.empty() : Optional.of(new Selector(live));
    }

    private boolean isShowable(Color color) {
        boolean complete = Optional.ofNullable(situation.live().deployments().get(color))
                .filter(live -> Health.of(live).grade() == Health.Grade.COMPLETE)
                .isPresent();
        return complete
                && situation.release().services().stream()
                        .noneMatch(routed -> situation
                                .live()
                                .service(routed)
                                .filter(LiveService::unproven)
                                .filter(live -> !situation.traffic().followed(routed, live))
                                .isPresent());
    }
}
