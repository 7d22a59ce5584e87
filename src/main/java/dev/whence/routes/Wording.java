package dev.whence.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.Vocabulary;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words an event by a template of its schema, in which {@code ${field}} stands for a field of the data. */
final class Wording {
    private static final Pattern FIELD = Pattern.compile("\\$\\{(\\w+)}");

    private Wording() {}

    /** The title of the type where its schema has no such template; a field that is absent reads "unknown". */
    static String of(Vocabulary.Description type, String template, ObjectNode data) {
        Matcher fields = FIELD.matcher(type.schema().path(template).asText(type.title()));
        return fields.replaceAll(
                field -> Matcher.quoteReplacement(data.path(field.group(1)).asText("unknown")));
    }
}
