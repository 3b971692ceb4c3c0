package dev.teal.app.setting;

import org.eclipse.microprofile.config.spi.Converter;

/** The name of a service account, as {@code teal-writer}. */
public final class AccountSetting implements Converter<AccountName> {

    private static final long serialVersionUID = 1;

    @Override
    public AccountName convert(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (!DnsName.isSubdomain(stripped)) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no name of a service account: write it as in teal-writer; each namespace has one of that name");
        }
        return new AccountName(stripped);
    }
}
