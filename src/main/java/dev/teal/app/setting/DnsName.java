package dev.teal.app.setting;

/** The names that Kubernetes' objects may have, by RFC 1123. */
final class DnsName {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final int LONGEST_SUBDOMAIN = 253;

    private DnsName() {}

    /** Whether a namespace may be called so. */
    static boolean isLabel(String text) {
        return text.matches(LABEL);
    }

    /** Whether most other objects may be called so. */
    static boolean isSubdomain(String text) {
        return text.length() <= LONGEST_SUBDOMAIN && text.matches(SUBDOMAIN);
    }
}
