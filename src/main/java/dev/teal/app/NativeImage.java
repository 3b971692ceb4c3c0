package dev.teal.app;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.AuthProviderConfig;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.api.model.NamedExtension;
import io.fabric8.kubernetes.api.model.Preferences;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.quarkus.runtime.annotations.RegisterResources;

/**
 * What libraries look up by name, so that a native binary must be told of it. Teal's own code looks up nothing. What
 * they must not find out on the machine that builds is in {@code application.properties}, beside
 * {@code initialize-at-run-time}.
 */
@RegisterResources(globs = Pages.FILE)
@RegisterResourceBundle(bundleName = NativeImage.JGIT_TEXT)
@RegisterForReflection(
        classNames = {
            // JGit fills the fields of this class with its messages, by their names.
            NativeImage.JGIT_TEXT,
            // JGit asks these for their values() when it reads a repository's configuration.
            "org.eclipse.jgit.diff.DiffAlgorithm$SupportedAlgorithm",
            "org.eclipse.jgit.dircache.DirCache$DirCacheVersion",
            "org.eclipse.jgit.lib.CommitConfig$CleanupMode",
            "org.eclipse.jgit.lib.CoreConfig$AutoCRLF",
            "org.eclipse.jgit.lib.CoreConfig$CheckStat",
            "org.eclipse.jgit.lib.CoreConfig$EOL",
            "org.eclipse.jgit.lib.CoreConfig$HideDotFiles",
            "org.eclipse.jgit.lib.CoreConfig$LogRefUpdates",
            "org.eclipse.jgit.lib.CoreConfig$SymLinks",
            "org.eclipse.jgit.lib.CoreConfig$TrustStat",
            "org.eclipse.jgit.lib.GpgConfig$GpgFormat",
            "org.eclipse.jgit.lib.SubmoduleConfig$FetchRecurseSubmodulesMode",
            "org.eclipse.jgit.transport.HttpConfig$HttpRedirectMode",
            "org.eclipse.jgit.transport.TransferConfig$FsckMode"
        },
        // fabric8 reads a kubeconfig into these; in a pod there is none.
        targets = {
            AuthInfo.class,
            AuthProviderConfig.class,
            Cluster.class,
            Config.class,
            Context.class,
            ExecConfig.class,
            ExecEnvVar.class,
            NamedAuthInfo.class,
            NamedCluster.class,
            NamedContext.class,
            NamedExtension.class,
            Preferences.class
        })
final class NativeImage {

    static final String JGIT_TEXT = "org.eclipse.jgit.internal.JGitText";

    private NativeImage() {}
}
