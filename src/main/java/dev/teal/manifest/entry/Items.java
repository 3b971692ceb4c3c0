package dev.teal.manifest.entry;

import java.util.List;
import java.util.Objects;

/**
 * A list in the file.
 *
 * @param most how many items it may have
 * @param example an item in short, as it stands in a line
 */
public record Items(int most, String example) {

    /** The items, as many as there may be; complains where there are more, or where it is no list. */
    public List<Value> in(Value value) {
        if (!(value.content() instanceof List)) {
            value.complain(
                    "is " + value.kind() + ", where a list is due",
                    "write for instance " + value.line("[" + example + "]"));
            return List.of();
        }
        if (((List<?>) value.content()).stream().anyMatch(Objects::isNull)) {
            value.complain("has an item that holds nothing", "remove it, or write for instance `- " + example + "`");
        }
        List<Value> items = value.items();
        if (items.size() > most) {
            value.complain("has " + items.size() + " items, more than " + most, "keep " + most + " of them");
        }
        return items.stream().limit(most).toList();
    }
}
