package dev.teal.kube;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Status;

/** Plain trees to text and back. */
final class Json {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private Json() {}

    /** A plain tree as it goes over the wire. */
    static String text(Object tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no tree of maps, lists and scalars", e);
        }
    }

    /** Text that is no JSON object, as proxies and the rate limiter send it, becomes a message. */
    static Map<String, Object> tree(String body) {
        String text = body == null ? "" : body.strip();
        try {
            return text.startsWith("{") ? JSON.readValue(text, TREE) : Map.of("message", text);
        } catch (JsonProcessingException e) {
            return Map.of("message", text);
        }
    }

    /** What the client has made of Kubernetes' answer. */
    static Map<String, Object> tree(Status status) {
        return JSON.convertValue(status, TREE);
    }
}
