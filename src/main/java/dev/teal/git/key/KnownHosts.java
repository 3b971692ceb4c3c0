package dev.teal.git.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.teal.git.setting.GitAddress;

/** A {@code known_hosts} file, by the rules of sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT". */
public record KnownHosts(List<Line> lines) {

    /** What a line says of its key. */
    public enum Marker {
        KNOWN,
        REVOKED,
        AUTHORITY
    }

    /**
     * One line that names a key.
     *
     * @param number its place in the file, from 1
     * @param hosts names and patterns with commas, or one hashed name
     */
    public record Line(int number, Marker marker, String hosts, PublicKey key) {

        /** Whether it speaks of a host, written as in {@link GitAddress#knownAs()}. */
        boolean names(String host) {
            if (hosts.startsWith("|1|")) {
                return isHashOf(host);
            }
            boolean named = false;
            for (String pattern : hosts.toLowerCase(Locale.ROOT).split(",")) {
                boolean not = pattern.startsWith("!");
                if (matches(not ? pattern.substring(1) : pattern, host)) {
                    if (not) {
                        return false;
                    }
                    named = true;
                }
            }
            return named;
        }

        private static boolean matches(String pattern, String host) {
            StringBuilder expression = new StringBuilder();
            for (char it : pattern.toCharArray()) {
                expression.append(it == '*' ? ".*" : it == '?' ? "." : Pattern.quote(String.valueOf(it)));
            }
            return host.matches(expression.toString());
        }

        private boolean isHashOf(String host) {
            String[] parts = hosts.split("\\|");
            try {
                Mac mac = Mac.getInstance("HmacSHA1");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
                byte[] hash = mac.doFinal(host.getBytes(StandardCharsets.UTF_8));
                return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
            } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                return false;
            }
        }
    }

    /** A line that is no host key; it is not passed over, since it may be meant to revoke one. */
    public static final class BadLine extends Exception {

        private static final long serialVersionUID = 1;

        BadLine(int number) {
            super("line " + number);
        }
    }

    /**
     * Reads what {@code sshd(8)} calls a known_hosts file; empty lines and comments are skipped.
     *
     * @throws BadLine for the first line that is none
     */
    public static KnownHosts parse(String text) throws BadLine {
        List<Line> lines = new ArrayList<>();
        String[] all = text.split("\n");
        for (int i = 0; i < all.length; i++) {
            String line = all[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(parse(i + 1, line.split("[ \t]+")));
            }
        }
        return new KnownHosts(List.copyOf(lines));
    }

    private static Line parse(int number, String[] words) throws BadLine {
        boolean marked = words[0].startsWith("@");
        Marker marker =
                switch (words[0]) {
                    case "@revoked" -> Marker.REVOKED;
                    case "@cert-authority" -> Marker.AUTHORITY;
                    default -> Marker.KNOWN;
                };
        String[] rest = marked ? Arrays.copyOfRange(words, 1, words.length) : words;
        if (rest.length < 3 || (marked && marker == Marker.KNOWN)) {
            throw new BadLine(number);
        }
        try {
            PublicKey key = PublicKey.of(Base64.getDecoder().decode(rest[2]));
            if (!key.type().equals(rest[1])) {
                throw new BadLine(number);
            }
            return new Line(number, marker, rest[0], key);
        } catch (IllegalArgumentException e) {
            throw new BadLine(number);
        }
    }

    /** The lines with a marker that name a host. */
    public List<Line> of(String host, Marker marker) {
        return lines.stream()
                .filter(it -> it.marker() == marker && it.names(host))
                .toList();
    }
}
