package dev.teal.core.workload;

import java.util.Optional;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.PreviewService;
import dev.teal.core.desired.Version;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;

/** Git's objects with what is not Git's to say: how many pods an autoscaler has made, which color a preview shows. */
public record Wanted(Situation situation) {

    /** The object as it shall be now, but for Teal's marks; a routed Service is as Git has it. */
    public Manifest of(Manifest git) {
        return preview(git)
                .map(preview -> preview.selecting(new Preview(situation, preview).selector()))
                .or(() -> autoscaler(git))
                .or(() -> color(git).map(color -> git.with(new Scaling(situation, color).content())))
                .orElse(git);
    }

    /** Whose Deployment it is; empty where it is no color's Deployment. */
    public Optional<Color> color(Manifest git) {
        return situation.release().versions().values().stream()
                .filter(version -> version.deployment().ref().equals(git.ref()))
                .map(Version::color)
                .findFirst();
    }

    private Optional<PreviewService> preview(Manifest git) {
        return situation.release().previews().stream()
                .filter(preview -> preview.ref().equals(git.ref()))
                .findFirst();
    }

    private Optional<Manifest> autoscaler(Manifest git) {
        return situation.release().versions().keySet().stream()
                .map(color -> new Scaling(situation, color))
                .filter(scaling -> scaling.own().filter(git::equals).isPresent())
                .findFirst()
                .map(scaling -> git.with(scaling.autoscaler(git)));
    }
}
