package dev.teal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.policy.Policy;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.UnreadableException;
import dev.teal.manifest.yaml.Documents;
import dev.teal.manifest.yaml.YamlLimits;

/** What editors say of a {@code teal.yaml}, by {@code docs/teal.schema.json}, is what Teal says of it. */
class PolicySchemaTest {

    private static final Path CASES = Path.of("src/test/resources/manifest");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = schemaText();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(TEXT);

    /** What only the other files, the installation, or arithmetic shows to be wrong. */
    private static final Set<String> BY_OTHER_FILES = Set.of(
            "policy-with-a-job-that-is-not-there",
            "policy-with-a-job-beside-something-else",
            "policy-with-a-job-whose-pods-a-service-selects",
            "policy-that-shrinks-below-an-autoscaler",
            "policy-that-shrinks-to-no-less",
            "policy-twice",
            "policy-with-an-address-that-is-not-allowed",
            "policy-with-a-trial-that-is-too-short-for-its-query",
            "policy-with-a-port-that-the-containers-lack");

    /** What a person has to write so that a key that nobody knows stands there, as one flow map. */
    private static final String STRAY = "{zzzzzz: 1}";

    private static final Pattern KEYS = Pattern.compile("remove it; the (?:keys are|only key is) (.*)");

    private final FolderFormat format = new FolderFormat(Folders.SETTINGS);

    static Stream<Path> accepted() throws IOException {
        return Stream.concat(policies("valid"), policies("after"));
    }

    static Stream<Path> refused() throws IOException {
        return policies("invalid")
                .filter(file ->
                        !BY_OTHER_FILES.contains(file.getParent().getFileName().toString()));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatTealReadsEditorsAccept(Path file) throws Exception {
        assertThat(SCHEMA.validate(json(Files.readString(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatTealRefusesEditorsMark(Path file) throws Exception {
        assertThat(SCHEMA.validate(json(Files.readString(file)))).isNotEmpty();
    }

    @Test
    void bothKnowTheSameKeysInEachPlace() {
        Map<String, Set<String>> places = new TreeMap<>();
        maps(TEXT, UnaryOperator.identity(), places);

        assertThat(places).hasSizeGreaterThan(9);
        places.forEach((yaml, keys) -> assertThat(known(yaml)).as(yaml).isEqualTo(keys));
    }

    @Test
    void bothHaveTheSameDefaults() {
        JsonNode properties = TEXT.get("properties");
        assertThat(policy("{switch: " + properties.at("/switch/default") + ", idle: " + properties.at("/idle/default")
                        + ", paused: " + properties.at("/paused/default") + "}"))
                .isEqualTo(Policy.NONE);
        assertThat(policy("{idle: " + defaults(properties.at("/idle/anyOf/1/properties"), "replicas") + "}"))
                .isEqualTo(Policy.NONE);
        for (String place : List.of("before", "after")) {
            JsonNode http = properties.at("/" + place + "/properties/checks/items/properties/http/anyOf/1/properties");
            String written = defaults(http, "certificate").replaceFirst("\\{", "{path: /x, ");
            assertThat(policy("{" + place + ": {checks: [{http: " + written + "}]}}"))
                    .isEqualTo(policy("{" + place + ": {checks: [{http: /x}]}}"));
        }
    }

    @Test
    void everyPlaceIsDescribed() {
        Map<String, Set<String>> bare = new TreeMap<>();
        TEXT.findParents("properties")
                .forEach(map -> map.get("properties").properties().forEach(field -> {
                    boolean described = field.getValue().has("description")
                            || field.getValue().has("$ref");
                    if (!described && !field.getKey().equals("then")) {
                        bare.computeIfAbsent(field.getKey(), it -> new TreeSet<>())
                                .add(field.getValue().toString());
                    }
                }));

        assertThat(bare).isEmpty();
    }

    /** Each map of the schema as a folder would write it with one stray key, and the keys that it may have. */
    private static void maps(JsonNode schema, UnaryOperator<String> around, Map<String, Set<String>> found) {
        JsonNode meant = meant(schema);
        meant.path("anyOf").forEach(one -> maps(one, around, found));
        if (meant.has("items")) {
            maps(meant.get("items"), inner -> around.apply("[" + inner + "]"), found);
        }
        if (meant.has("properties")) {
            Set<String> keys = new TreeSet<>();
            meant.get("properties").properties().forEach(field -> {
                keys.add(field.getKey());
                maps(field.getValue(), inner -> around.apply("{" + field.getKey() + ": " + inner + "}"), found);
            });
            found.put(around.apply(STRAY), keys);
        }
    }

    /** The keys that Teal names where it does not know one. */
    private Set<String> known(String yaml) {
        return ((Refusal) read(yaml))
                .complaints().stream()
                        .filter(complaint -> complaint.field().endsWith("zzzzzz"))
                        .map(complaint -> KEYS.matcher(complaint.advice()))
                        .filter(Matcher::matches)
                        .flatMap(matcher -> Arrays.stream(matcher.group(1).split(", | and ")))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private Policy policy(String yaml) {
        return ((Release) read(yaml)).policy();
    }

    private Reading read(String yaml) {
        return format.read(Folders.of(CASES.resolve("valid/a-policy"))
                .with("teal.yaml", yaml)
                .folder());
    }

    private static String defaults(JsonNode properties, String but) {
        StringBuilder all = new StringBuilder();
        properties
                .properties()
                .forEach(field -> Optional.ofNullable(meant(field.getValue()).get("default"))
                        .filter(it -> !field.getKey().equals(but))
                        .ifPresent(it -> all.append(all.isEmpty() ? "" : ", ")
                                .append(field.getKey())
                                .append(": ")
                                .append(it)));
        return "{" + all + "}";
    }

    private static JsonNode meant(JsonNode schema) {
        return schema.has("$ref") ? TEXT.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static JsonNode json(String yaml) throws UnreadableException {
        List<Object> roots = new Documents(YamlLimits.DEFAULT)
                .read(Origin.of("teal.yaml"), yaml).stream()
                        .map(document -> document.root())
                        .toList();
        Object root = roots.isEmpty() ? Tree.EMPTY : roots.get(0);
        return JSON.valueToTree(root instanceof Tree tree ? tree.plain() : root);
    }

    private static Stream<Path> policies(String kind) throws IOException {
        try (Stream<Path> all = Files.walk(CASES.resolve(kind))) {
            return all.filter(file -> file.getFileName().toString().equals("teal.yaml")).sorted().toList().stream();
        }
    }

    private static JsonNode schemaText() {
        try {
            return JSON.readTree(Path.of("docs", "teal.schema.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
