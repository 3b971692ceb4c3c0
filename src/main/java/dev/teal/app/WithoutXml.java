package dev.teal.app;

import java.io.IOException;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/**
 * Leaves the JDK's XML parser out of the native binary: 3,500 methods that only JGit's way to Amazon S3 asks for, to
 * list a bucket. Either form of Teal refuses a URL that leads there before JGit sees it.
 */
@TargetClass(className = "org.eclipse.jgit.transport.AmazonS3$ListParser")
final class WithoutXml {

    private WithoutXml() {}

    @Substitute
    void list() throws IOException {
        throw new IOException("Git is not read from Amazon S3");
    }
}
