package dev.whence.mapping;

import dev.whence.mapping.expression.Place;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A scalar of a YAML file and where each of its characters stands. */
record YamlText(String value, Place place, boolean plain) {
    static YamlText of(ScalarNode node, String file, List<String> lines) {
        boolean block = node.getScalarStyle() == ScalarStyle.FOLDED || node.getScalarStyle() == ScalarStyle.LITERAL;
        boolean quoted = node.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
                || node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
        int first = node.getStartMark().getLine();
        int last = node.getEndMark().getLine();
        List<Place.Span> spans = new ArrayList<>();
        if (!block) {
            int column = node.getStartMark().getColumn() + (quoted ? 1 : 0);
            int end = first == last
                    ? node.getEndMark().getColumn()
                    : lines.get(first).length();
            spans.add(new Place.Span(first + 1, column + 1, end - column));
        }
        int indent = block ? indent(lines.get(Math.min(first + 1, lines.size() - 1))) : -1;
        for (int line = first + 1; line <= last && line < lines.size(); line++) {
            String text = lines.get(line).stripTrailing();
            int from = Math.min(block ? indent : indent(text), text.length());
            spans.add(new Place.Span(line + 1, from + 1, text.length() - from));
        }
        return new YamlText(node.getValue(), new Place(file, spans), node.getScalarStyle() == ScalarStyle.PLAIN);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
