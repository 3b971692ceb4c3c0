package dev.teal.git.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A list of hosts that are reached without a proxy, as curl reads it: names that also stand for all names below them,
 * addresses, networks as in {@code 10.0.0.0/8}, with commas or spaces between; a lone {@code *} is every host.
 */
public record NoProxy(String list) {

    /** Whether the host, a name or an address, is one of them. */
    public boolean covers(String host) {
        String wanted = bare(host);
        return list.strip().equals("*")
                || Arrays.stream(list.split("[,\\s]+"))
                        .map(NoProxy::bare)
                        .filter(entry -> !entry.isEmpty())
                        .anyMatch(entry -> isAddress(wanted) ? holds(entry, wanted) : isBelow(entry, wanted));
    }

    private static boolean isBelow(String entry, String name) {
        return name.equals(entry) || name.endsWith("." + entry);
    }

    private static boolean holds(String entry, String address) {
        String[] parts = entry.split("/", 2);
        Optional<byte[]> network = bytes(parts[0]);
        Optional<byte[]> own = bytes(address);
        if (network.isEmpty() || own.isEmpty() || network.get().length != own.get().length) {
            return false;
        }
        int all = own.get().length * 8;
        int fixed = parts.length == 1 ? all : bits(parts[1], all);
        return fixed >= 0
                && new BigInteger(1, network.get())
                        .shiftRight(all - fixed)
                        .equals(new BigInteger(1, own.get()).shiftRight(all - fixed));
    }

    /** -1 where it is no length of a prefix. */
    private static int bits(String text, int most) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("\\d+(\\.\\d+){3}");
    }

    /** The bytes of an address that is written as one; nothing is looked up. */
    private static Optional<byte[]> bytes(String text) {
        try {
            return isAddress(text) ? Optional.of(InetAddress.getByName(text).getAddress()) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        return host.strip().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|^\\.|\\.$", "");
    }
}
