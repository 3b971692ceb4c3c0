package dev.teal.git.setting;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * JGit without the configuration of the machine and of the user, which could rewrite the URL, add headers, or run
 * programs.
 */
public final class NoUserConfig extends SystemReader.Delegate {

    private NoUserConfig(SystemReader machine) {
        super(machine);
    }

    /** JGit keeps one reader for the whole process, so this holds for the whole process. */
    public static void install() {
        if (!(SystemReader.getInstance() instanceof NoUserConfig)) {
            SystemReader.setInstance(new NoUserConfig(SystemReader.getInstance()));
        }
    }

    @Override
    public String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.equals("XDG_CONFIG_HOME") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Empty(parent, fs);
    }

    /** A configuration that is in no file. */
    private static final class Empty extends FileBasedConfig {

        Empty(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // There is no file to read.
        }

        @Override
        public void save() {
            // JGit saves what it measures about file systems; that has no place here.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
