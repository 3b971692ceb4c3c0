package dev.teal.git.work;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * The setting {@code core.excludesFile} of who has the working tree: what it ignores is never committed from here. Nothing else of
 * the user's configuration counts.
 */
final class UsersIgnores {

    private static final String SECTION = ConfigConstants.CONFIG_CORE_SECTION;
    private static final String NAME = ConfigConstants.CONFIG_KEY_EXCLUDESFILE;

    /** Where Git keeps it, the one that wins last. */
    private static final List<String> FILES = List.of(".config/git/config", ".gitconfig");

    private UsersIgnores() {}

    /** Puts it into the configuration that the repository has in memory, unless that has its own. */
    static void addTo(Repository repository) {
        FS files = repository.getFS();
        File home = files.userHome();
        if (home == null || repository.getConfig().getString(SECTION, null, NAME) != null) {
            return;
        }
        for (String name : FILES) {
            Path path = read(new File(home, name), files).getPath(SECTION, null, NAME, files, home, null);
            if (path != null) {
                repository.getConfig().setString(SECTION, null, NAME, path.toString());
            }
        }
    }

    /** One that can't be read says nothing. */
    private static FileBasedConfig read(File file, FS files) {
        FileBasedConfig config = new FileBasedConfig(file, files);
        try {
            config.load();
        } catch (IOException | ConfigInvalidException e) {
            config.clear();
        }
        return config;
    }
}
