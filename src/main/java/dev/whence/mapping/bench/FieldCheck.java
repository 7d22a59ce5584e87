package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Compares fields of a truth record with those of an event. Amounts are compared as numbers, whatever their scale.
 * Templates: {@code ${amount/100}} divides, {@code ${after-before}} subtracts, {@code ${lines[id=line].quantity}} is the
 * quantity of the line whose id the record calls line.
 */
final class FieldCheck {
    static final Pattern PLACE = Pattern.compile("\\$\\{([^}/-]+)(?:-([^}/]+))?(?:/(\\d+))?}");
    static final Pattern CHOSEN = Pattern.compile("(\\w+)\\[(\\w+)=([\\w.]+)]\\.(\\w+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private FieldCheck() {}

    /** The template with the truth's fields filled in; empty if one of them is absent. */
    static Optional<String> fill(String template, JsonNode truth) {
        Matcher place = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            JsonNode value = at(truth, place.group(1));
            if (!value.isValueNode() && !value.isArray()
                    || value.isNull()
                    || place.group(2) != null && !at(truth, place.group(2)).isValueNode()) {
                return Optional.empty();
            }
            place.appendReplacement(text, Matcher.quoteReplacement(computed(place, value, truth)));
        }
        return Optional.of(place.appendTail(text).toString());
    }

    private static String computed(Matcher place, JsonNode value, JsonNode truth) {
        if (place.group(2) == null && place.group(3) == null) {
            return text(value);
        }
        BigDecimal number = new BigDecimal(text(value));
        if (place.group(2) != null) {
            number = number.subtract(new BigDecimal(text(at(truth, place.group(2)))));
        }
        return place.group(3) == null
                ? number.toPlainString()
                : number.divide(new BigDecimal(place.group(3)), MathContext.DECIMAL64)
                        .toPlainString();
    }

    /** One sentence for each field that differs. */
    static List<String> differences(JsonNode fields, JsonNode truth, JsonNode data) {
        List<String> differences = new ArrayList<>();
        fields.properties().forEach(field -> {
            String expected = expected(field.getValue(), truth);
            String told = told(field.getValue(), at(data, field.getKey()));
            if (!List.of(expected.split("\\|")).contains(told) && !expected.equals(told)) {
                differences.add(field.getKey() + " is " + told + ", not " + expected);
            }
        });
        return differences;
    }

    private static String expected(JsonNode rule, JsonNode truth) {
        if (!rule.isObject()) {
            return fill(rule.asText(), truth).map(FieldCheck::canonical).orElse("absent");
        }
        List<String> elements = new ArrayList<>();
        for (JsonNode element : at(truth, rule.path("list").asText())) {
            if (leftOut(rule.path("without"), element)) {
                continue;
            }
            List<String> values = new ArrayList<>();
            rule.path("each").forEach(each -> values.add(expected(each, element)));
            elements.add(values.toString());
        }
        return elements.stream().sorted().toList().toString();
    }

    private static boolean leftOut(JsonNode without, JsonNode element) {
        return without.properties().stream().anyMatch(field -> text(element.path(field.getKey()))
                .equals(field.getValue().asText()));
    }

    private static String told(JsonNode rule, JsonNode value) {
        if (!rule.isObject()) {
            return value.isMissingNode() || value.isNull() ? "absent" : canonical(text(value));
        }
        List<String> elements = new ArrayList<>();
        for (JsonNode element : value) {
            List<String> values = new ArrayList<>();
            rule.path("each")
                    .properties()
                    .forEach(each -> values.add(told(each.getValue(), at(element, each.getKey()))));
            elements.add(values.toString());
        }
        return elements.stream().sorted().toList().toString();
    }

    /** A value as text; of a list, its values in their order. */
    static String text(JsonNode value) {
        return value.isArray()
                ? String.join(
                        ",",
                        StreamSupport.stream(value.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList())
                : value.asText();
    }

    static JsonNode at(JsonNode node, String path) {
        Matcher chosen = CHOSEN.matcher(path);
        if (!chosen.matches()) {
            return node.at("/" + path.replace('.', '/'));
        }
        String wanted = text(at(node, chosen.group(3)));
        return StreamSupport.stream(node.path(chosen.group(1)).spliterator(), false)
                .filter(element -> text(element.path(chosen.group(2))).equals(wanted))
                .findFirst()
                .map(element -> element.path(chosen.group(4)))
                .orElse(MissingNode.getInstance());
    }

    /** Two minus signs cancel each other out, so that a template may turn a sign round. */
    private static String canonical(String written) {
        String text = written.startsWith("--") ? written.substring(2) : written;
        return NUMBER.matcher(text).matches()
                ? new BigDecimal(text).add(BigDecimal.ZERO).stripTrailingZeros().toPlainString()
                : text;
    }
}
