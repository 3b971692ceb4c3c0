package dev.teal.core.value;

/**
 * Keeps the words that were read last, so that those which every manifest has are there once. It forgets: what others
 * write, and what changes with every commit, would fill the heap otherwise.
 */
final class Words {

    /** Longer text is hardly ever written twice. */
    private static final int LONGEST = 32;

    /** A power of two: each word has one place, and gives way to the next that comes to it. */
    private static final String[] KNOWN = new String[1024];

    private Words() {}

    /** The same text, if it can be as it was read before. */
    static String shared(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & KNOWN.length - 1;
        String known = KNOWN[place];
        if (text.equals(known)) {
            return known;
        }
        KNOWN[place] = text;
        return text;
    }
}
