package dev.teal.told.commit;

import java.net.URI;
import java.util.Optional;

import dev.teal.told.post.HttpAddress;
import dev.teal.told.post.SecretFile;

/**
 * Which server is told the statuses of commits.
 *
 * @param api the base address of its API, without a slash at the end
 * @param repository as in {@code shop/deploy}
 * @param branch the branch that is followed
 * @param context under which name the status stands at the commit
 */
public record StatusSettings(Forge forge, URI api, String repository, String branch, String context, SecretFile token) {

    /** GitLab has groups in groups. */
    private static final String REPOSITORY = "[\\w.-]+(/[\\w.-]+)+";

    private static final String PROJECT_NUMBER = "[0-9]+";

    /**
     * What settings say; each that is left out follows from the repository's address.
     *
     * @param git the address of the repository that is followed
     * @throws IllegalArgumentException with the setting, what is wrong with it, and an example
     */
    public static StatusSettings of(
            String git,
            String branch,
            String context,
            SecretFile token,
            Optional<Forge> forge,
            Optional<String> api,
            Optional<String> repository) {
        Optional<RepositoryAddress> address = RepositoryAddress.of(git);
        Forge kind = forge.or(() -> address.flatMap(RepositoryAddress::forge))
                .orElseThrow(
                        () -> new IllegalArgumentException("teal.status.provider: the address of the repository does "
                                + "not say what its server is; write github, gitlab or gitea (also for Forgejo), as in "
                                + "TEAL_STATUS_PROVIDER=gitea"));
        String path = repository
                .map(String::strip)
                .or(() -> address.map(RepositoryAddress::path))
                .orElse("");
        if (!path.matches(REPOSITORY) && !(kind == Forge.GITLAB && path.matches(PROJECT_NUMBER))) {
            throw new IllegalArgumentException("teal.status.repository: \"" + path
                    + "\" is no repository of a server; write it as in TEAL_STATUS_REPOSITORY=shop/deploy");
        }
        URI base = api.map(it -> HttpAddress.checked("teal.status.url", it, "https://git.example.com/api/v1"))
                .or(() -> address.map(it -> it.api(kind)))
                .orElseThrow(() -> new IllegalArgumentException("teal.status.url is not set, and the repository is "
                        + "on this machine; write it as in TEAL_STATUS_URL=https://git.example.com/api/v1"));
        return new StatusSettings(kind, base, path, branch, context, token);
    }
}
