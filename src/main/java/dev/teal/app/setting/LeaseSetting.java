package dev.teal.app.setting;

import java.util.Optional;

import org.eclipse.microprofile.config.spi.Converter;

/** The name of a Lease, as {@code teal}, or with its namespace before it, as {@code teal/teal}. */
public final class LeaseSetting implements Converter<LeaseName> {

    private static final long serialVersionUID = 1;

    @Override
    public LeaseName convert(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        int slash = stripped.indexOf('/');
        String name = stripped.substring(slash + 1);
        boolean placed = slash < 0 || DnsName.isLabel(stripped.substring(0, slash));
        if (!placed || !DnsName.isSubdomain(name)) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no name of a Lease: write it as in teal, or with its namespace as in teal/teal");
        }
        return new LeaseName(
                Optional.of(stripped.substring(0, Math.max(0, slash))).filter(it -> slash >= 0), name);
    }
}
