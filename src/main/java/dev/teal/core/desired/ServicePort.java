package dev.teal.core.desired;

import java.util.stream.Stream;

import dev.teal.core.value.Tree;

/**
 * A port of a Service.
 *
 * @param number what clients connect to; 0 where none is written
 * @param node what they connect to on a node; 0 where there is none
 * @param target the pods' port that it leads to: a number as text, or a name
 */
public record ServicePort(int number, int node, String target) {

    /** All of a Service, as it is written or as the API server has it. */
    public static Stream<ServicePort> all(Tree service) {
        return service.trees("spec", "ports").stream().map(ServicePort::of);
    }

    /** Those of them that lead TCP connections. */
    public static Stream<ServicePort> tcp(Tree service) {
        return service.trees("spec", "ports").stream()
                .filter(port -> !port.text("protocol").equals("UDP"))
                .map(ServicePort::of);
    }

    private static ServicePort of(Tree port) {
        Object target = port.at("targetPort").or(() -> port.at("port")).orElse("");
        return new ServicePort(port.number(0, "port"), port.number(0, "nodePort"), target.toString());
    }
}
