package dev.teal.cli.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.teal.cli.shell.UnableException;

/**
 * What is to be adopted, and where to.
 *
 * @param deployment the Deployment's name
 * @param service the Service's name; empty where the only one is meant
 * @param folder where the files are written
 */
public record AdoptArguments(String deployment, Optional<String> service, String folder) {

    private static final Pattern OBJECT = Pattern.compile("([a-z.]+)/([a-z0-9][-a-z0-9.]*)");
    private static final List<String> DEPLOYMENT = List.of("deployment", "deployments", "deploy", "deployment.apps");
    private static final List<String> SERVICE = List.of("service", "services", "svc");
    private static final List<String> OTHERS =
            List.of("statefulset", "statefulsets", "sts", "daemonset", "daemonsets", "ds", "pod", "pods", "rollout");

    /**
     * What these words mean.
     *
     * @throws UnableException where they can't be meant
     */
    public static AdoptArguments of(List<String> words) throws UnableException {
        List<String> deployments = named(words, DEPLOYMENT);
        List<String> services = named(words, SERVICE);
        List<String> folders = new ArrayList<>(words);
        folders.removeIf(word -> isOf(word, DEPLOYMENT) || isOf(word, SERVICE));
        Optional<String> other =
                folders.stream().filter(word -> isOf(word, OTHERS)).findFirst();
        if (other.isPresent()) {
            throw new UnableException(other.get() + " can't be adopted", "Teal moves traffic between Deployments");
        }
        if (deployments.size() != 1 || services.size() > 1 || folders.size() > 1) {
            throw new UnableException(
                    "one Deployment is adopted at a time, with one Service into one folder",
                    "write it as in `teal adopt deployment/shop service/shop apps/shop`");
        }
        return new AdoptArguments(
                deployments.get(0),
                services.stream().findFirst(),
                folders.stream().findFirst().orElse(deployments.get(0)));
    }

    private static List<String> named(List<String> words, List<String> kinds) {
        return words.stream()
                .filter(word -> isOf(word, kinds))
                .map(word -> word.substring(word.indexOf('/') + 1))
                .toList();
    }

    private static boolean isOf(String word, List<String> kinds) {
        Matcher matcher = OBJECT.matcher(word);
        return matcher.matches() && kinds.contains(matcher.group(1));
    }
}
