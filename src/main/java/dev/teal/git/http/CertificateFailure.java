package dev.teal.git.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLHandshakeException;

import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.git.setting.GitSettings;

/** What is wrong with an HTTPS server's certificate, where that is why it is not spoken to. */
public record CertificateFailure(GitSettings settings) {

    /** What it is, if one of {@code causes} says that it is the certificate. */
    public Optional<StalledException> of(List<Throwable> causes) {
        if (causes.stream().noneMatch(SSLHandshakeException.class::isInstance)) {
            return Optional.empty();
        }
        return causes.stream()
                .filter(it -> it instanceof CertificateException || it instanceof CertPathBuilderException)
                .reduce((outer, inner) -> inner)
                .map(this::of);
    }

    private StalledException of(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return untrusted("has expired: " + cause.getMessage(), "renew it; Teal asks again at each poll");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return untrusted(
                    "is not valid yet: " + cause.getMessage(), "check the clocks of the server and of this node");
        }
        if (cause instanceof CertPathBuilderException) {
            return untrusted(
                    "comes from no authority of " + new Authorities(settings.authorities()).origin(),
                    "write the certificate of the server's authority into a file, and its path into teal.git.ca-file");
        }
        return untrusted(
                "is not for this host: " + cause.getMessage(), "set teal.git.url to a name that the certificate has");
    }

    private StalledException untrusted(String what, String advice) {
        return new StalledException(
                Reason.UNTRUSTED, "the certificate of " + settings.url() + " " + what, advice, null);
    }
}
