package dev.teal.kube.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

import dev.teal.core.value.Tree;

/** Trees to text and back. */
public final class Json {

    private static final ObjectMapper JSON = mapper();

    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    private Json() {}

    /**
     * How the client is to read: the generic form of each kind, which is all that Teal asks for. With a class for each kind
     * it would read what a watch brings into that, and then into the generic form: for one application that was 20 MiB of
     * the process. A {@code Status} is how a watch is told that it has ended.
     */
    public static KubernetesSerialization serialization() {
        KubernetesSerialization serialization = new KubernetesSerialization(mapper(), false);
        serialization.registerKubernetesResource(Status.class);
        return serialization;
    }

    /**
     * Keeps no names of fields: {@code managedFields} bring new ones with every pod. Jackson would keep 12,000 of them,
     * and a native binary each one that was interned.
     */
    private static ObjectMapper mapper() {
        return new ObjectMapper(JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build());
    }

    /** A tree as it goes over the wire. */
    static String text(Tree tree) {
        return written(tree.plain());
    }

    /** Trees in a list as they go over the wire. */
    static String text(List<Tree> trees) {
        return written(trees.stream().map(Tree::plain).toList());
    }

    private static String written(Object plain) {
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no tree of maps, lists and scalars", e);
        }
    }

    /** Text that is no JSON object, as proxies and the rate limiter send it, becomes a message. */
    static Tree tree(String body) {
        String text = body == null ? "" : body.strip();
        if (!text.startsWith("{")) {
            return Tree.EMPTY.with(text, "message");
        }
        try (JsonParser in = JSON.createParser(text)) {
            in.nextToken();
            return fields(in);
        } catch (IOException e) {
            return Tree.EMPTY.with(text, "message");
        }
    }

    /** An object as the client has read it. */
    public static Tree tree(GenericKubernetesResource object) {
        Map<String, Object> plain = new LinkedHashMap<>(object.getAdditionalProperties());
        plain.put("metadata", JSON.convertValue(object.getMetadata(), PLAIN));
        return Tree.of(plain);
    }

    /** What the client has made of Kubernetes' answer. */
    static Tree tree(Status status) {
        return Tree.of(JSON.convertValue(status, PLAIN));
    }

    /** Reads from the opening brace to the closing one: a page of pods would be there twice if it became maps first. */
    private static Tree fields(JsonParser in) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            fields.put(key, value(in));
        }
        return Tree.of(fields);
    }

    private static Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> fields(in);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(in));
                }
                yield items;
            }
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            default -> null;
        };
    }
}
