package dev.teal.cli.adopt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.teal.cli.shell.UnableException;
import dev.teal.core.value.Color;
import dev.teal.core.value.Tree;
import dev.teal.manifest.yaml.YamlText;

/**
 * The files of an application's folder, by their names.
 *
 * @param files each with its text, in the order in which they are written
 */
public record FolderFiles(Map<String, String> files) {

    private static final List<String> FIRST = List.of("apiVersion", "kind", "name", "namespace", "image", "metadata");

    /**
     * The files for what runs.
     *
     * @param image of the other color; empty where there is to be none yet
     * @throws UnableException where the other color can't be made of it
     */
    public static FolderFiles of(Running running, Optional<String> image) throws UnableException {
        Color color = running.color();
        Tree deployment = Foreign.without(Defaults.ofDeployment(running.deployment()));
        Optional<Tree> autoscaler = running.autoscaler().map(Defaults::of).map(Foreign::without);
        // Its number of pods is the autoscaler's to say.
        Tree written = autoscaler.isPresent() ? deployment.without("spec", "replicas") : deployment;
        Map<String, String> files = new LinkedHashMap<>();
        files.put(file(color), text(written, autoscaler));
        if (image.isPresent()) {
            Twin twin = Twin.of(running);
            files.put(
                    file(color.other()), text(twin.deployment(written, image.get()), autoscaler.map(twin::autoscaler)));
        }
        files.put(
                "service.yaml", YamlText.of(List.of(ordered(Foreign.without(Defaults.ofService(running.service()))))));
        files.put("active-color", color.word() + "\n");
        return new FolderFiles(files);
    }

    private static String file(Color color) {
        return color.word() + ".yaml";
    }

    private static String text(Tree deployment, Optional<Tree> autoscaler) {
        List<Tree> objects = new ArrayList<>(List.of(ordered(deployment)));
        autoscaler.map(FolderFiles::ordered).ifPresent(objects::add);
        return YamlText.of(objects);
    }

    /** As people write it: what a thing is and is called stands first. */
    private static Tree ordered(Tree tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        FIRST.stream()
                .filter(tree::has)
                .forEach(key -> fields.put(key, ordered(tree.at(key).orElseThrow())));
        tree.each((key, value) -> fields.putIfAbsent(key, ordered(value)));
        return Tree.of(fields);
    }

    private static Object ordered(Object value) {
        if (value instanceof Tree tree) {
            return ordered(tree);
        }
        return value instanceof List<?> list
                ? list.stream().map(FolderFiles::ordered).toList()
                : value;
    }

    /**
     * Writes them into a folder, which is made where it is not there. What has the same text already is left.
     *
     * @throws UnableException where one of them is there with another text, before any is written; or where it can't be written
     */
    public void write(Path folder) throws UnableException {
        try {
            Map<String, String> missing = new LinkedHashMap<>(files);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                if (Files.exists(path) && !Files.readString(path).equals(file.getValue())) {
                    throw new UnableException(
                            path + " is there already, and has something else", "name another folder, or move it away");
                }
                if (Files.exists(path)) {
                    missing.remove(file.getKey());
                }
            }
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : missing.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            throw new UnableException(folder + " can't be written: " + e.getMessage(), "see to it that it can");
        }
    }
}
