package dev.teal.app;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.quarkus.runtime.annotations.RegisterResources;

import dev.teal.app.page.Pages;
import dev.teal.cli.Version;

/**
 * What libraries look up by name, so that a native binary must be told of it. Teal's own code looks up nothing. What
 * they must not find out on the machine that builds is in {@code application.properties}, beside
 * {@code initialize-at-run-time}.
 */
@RegisterResources(globs = {Pages.FILES, Version.FILE})
@RegisterResourceBundle(bundleName = NativeImage.JGIT_TEXT)
@RegisterForReflection(
        classNames = {
            // JGit fills the fields of this class with its messages, by their names.
            NativeImage.JGIT_TEXT,
            // JGit asks these for their values() when it reads a repository's configuration.
            "org.eclipse.jgit.api.MergeCommand$ConflictStyle",
            "org.eclipse.jgit.api.MergeCommand$FastForwardMode",
            "org.eclipse.jgit.api.MergeCommand$FastForwardMode$Merge",
            "org.eclipse.jgit.diff.DiffAlgorithm$SupportedAlgorithm",
            "org.eclipse.jgit.dircache.DirCache$DirCacheVersion",
            "org.eclipse.jgit.lib.BranchConfig$BranchRebaseMode",
            "org.eclipse.jgit.lib.CommitConfig$CleanupMode",
            "org.eclipse.jgit.lib.CoreConfig$AutoCRLF",
            "org.eclipse.jgit.lib.CoreConfig$CheckStat",
            "org.eclipse.jgit.lib.CoreConfig$EOL",
            "org.eclipse.jgit.lib.CoreConfig$HideDotFiles",
            "org.eclipse.jgit.lib.CoreConfig$LogRefUpdates",
            "org.eclipse.jgit.lib.CoreConfig$SymLinks",
            "org.eclipse.jgit.lib.CoreConfig$TrustStat",
            "org.eclipse.jgit.lib.GcConfig$PackRefsMode",
            "org.eclipse.jgit.lib.GpgConfig$GpgFormat",
            "org.eclipse.jgit.lib.ObjectChecker$ErrorType",
            "org.eclipse.jgit.lib.SubmoduleConfig$FetchRecurseSubmodulesMode",
            "org.eclipse.jgit.submodule.SubmoduleWalk$IgnoreSubmoduleMode",
            "org.eclipse.jgit.transport.HttpConfig$HttpRedirectMode",
            "org.eclipse.jgit.transport.PushConfig$PushDefault",
            "org.eclipse.jgit.transport.PushConfig$PushRecurseSubmodulesMode",
            "org.eclipse.jgit.transport.TransferConfig$FsckMode",
            "org.eclipse.jgit.util.sha1.SHA1$Sha1Implementation",
            // JSch makes these by name: what dev.teal.git.ssh.SshAlgorithms allows, and what they are made of.
            "com.jcraft.jsch.DH25519",
            "com.jcraft.jsch.DHEC256",
            "com.jcraft.jsch.DHEC384",
            "com.jcraft.jsch.DHEC521",
            "com.jcraft.jsch.DHG14256",
            "com.jcraft.jsch.DHG16",
            "com.jcraft.jsch.DHG18",
            "com.jcraft.jsch.DHGEX256",
            "com.jcraft.jsch.UserAuthNone",
            "com.jcraft.jsch.UserAuthPublicKey",
            "com.jcraft.jsch.jbcrypt.JBCrypt",
            "com.jcraft.jsch.jce.AES128CBC",
            "com.jcraft.jsch.jce.AES128CTR",
            "com.jcraft.jsch.jce.AES128GCM",
            "com.jcraft.jsch.jce.AES192CBC",
            "com.jcraft.jsch.jce.AES192CTR",
            "com.jcraft.jsch.jce.AES256CBC",
            "com.jcraft.jsch.jce.AES256CTR",
            "com.jcraft.jsch.jce.AES256GCM",
            "com.jcraft.jsch.jce.DH",
            "com.jcraft.jsch.jce.ECDHN",
            "com.jcraft.jsch.jce.HMACSHA256",
            "com.jcraft.jsch.jce.HMACSHA256ETM",
            "com.jcraft.jsch.jce.HMACSHA512",
            "com.jcraft.jsch.jce.HMACSHA512ETM",
            "com.jcraft.jsch.jce.MD5",
            "com.jcraft.jsch.jce.Random",
            "com.jcraft.jsch.jce.SHA256",
            "com.jcraft.jsch.jce.SHA384",
            "com.jcraft.jsch.jce.SHA512",
            "com.jcraft.jsch.jce.SignatureECDSA256",
            "com.jcraft.jsch.jce.SignatureECDSA384",
            "com.jcraft.jsch.jce.SignatureECDSA521",
            "com.jcraft.jsch.jce.SignatureEd25519",
            "com.jcraft.jsch.jce.SignatureRSASHA256",
            "com.jcraft.jsch.jce.SignatureRSASHA512",
            "com.jcraft.jsch.jce.TripleDESCBC",
            "com.jcraft.jsch.jce.XDH"
        })
final class NativeImage {

    static final String JGIT_TEXT = "org.eclipse.jgit.internal.JGitText";

    private NativeImage() {}
}
