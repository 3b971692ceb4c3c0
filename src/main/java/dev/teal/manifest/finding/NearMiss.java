package dev.teal.manifest.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which known word somebody probably meant. */
public final class NearMiss {

    /** Longer words than this are never names of fields: the distance isn't computed. */
    private static final int LONGEST = 64;

    private NearMiss() {}

    /** The known word that {@code written} is a slip of: other capitals, or up to two letters, one in three at most. */
    public static Optional<String> of(String written, Collection<String> known) {
        if (known.contains(written) || written.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> capitals =
                known.stream().filter(written::equalsIgnoreCase).findFirst();
        return capitals.or(() -> known.stream()
                .filter(word -> distance(written, word) <= Math.min(2, word.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder())));
    }

    /** How many letters are to be put in, taken out, replaced or swapped with their neighbour, regardless of capitals. */
    public static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
