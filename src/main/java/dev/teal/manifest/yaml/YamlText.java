package dev.teal.manifest.yaml;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

import dev.teal.core.value.PlainScalar;
import dev.teal.core.value.Tree;

/** Objects as people write them into a file. Read again, here or by kubectl, they are the same. */
public final class YamlText {

    private static final int WIDTH = 140;

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(WIDTH)
            .setSplitLines(false)
            .build();

    private YamlText() {}

    /** Documents of one file, in their order; the last line ends with a line feed. */
    public static String of(List<Tree> objects) {
        return objects.stream().map(YamlText::document).collect(Collectors.joining("---\n"));
    }

    private static String document(Tree object) {
        Map<String, Object> plain = object.plain();
        return new Dump(SETTINGS, new Texts(SETTINGS)).dumpToString(plain);
    }

    /** Text gets quotes where YAML 1.1 would take it for something else, since kubectl reads that. */
    private static final class Texts extends StandardRepresenter {

        Texts(DumpSettings settings) {
            super(settings);
            representers.put(String.class, text -> representScalar(Tag.STR, text.toString(), style(text.toString())));
        }

        private static ScalarStyle style(String text) {
            if (text.contains("\n")) {
                return ScalarStyle.LITERAL;
            }
            return PlainScalar.value(text) instanceof String ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
        }
    }
}
