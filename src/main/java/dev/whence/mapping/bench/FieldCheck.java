package dev.whence.mapping.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares fields of a truth record with those of an event. Amounts are compared as numbers, whatever their scale. */
final class FieldCheck {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}/]+)(?:/(\\d+))?}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private FieldCheck() {}

    /** The template with the truth's fields filled in, {@code ${amount/100}} divided; empty if one of them is absent. */
    static Optional<String> fill(String template, JsonNode truth) {
        Matcher place = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            JsonNode value = at(truth, place.group(1));
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            String filled = place.group(2) == null
                    ? value.asText()
                    : value.decimalValue()
                            .divide(new BigDecimal(place.group(2)), MathContext.DECIMAL64)
                            .toPlainString();
            place.appendReplacement(text, Matcher.quoteReplacement(filled));
        }
        return Optional.of(place.appendTail(text).toString());
    }

    /** One sentence for each field that differs. */
    static List<String> differences(JsonNode fields, JsonNode truth, JsonNode data) {
        List<String> differences = new ArrayList<>();
        fields.properties().forEach(field -> {
            String expected = expected(field.getValue(), truth);
            String told = told(field.getValue(), at(data, field.getKey()));
            if (!expected.equals(told)) {
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
            List<String> values = new ArrayList<>();
            rule.path("each").forEach(each -> values.add(expected(each, element)));
            elements.add(values.toString());
        }
        return elements.stream().sorted().toList().toString();
    }

    private static String told(JsonNode rule, JsonNode value) {
        if (!rule.isObject()) {
            return value.isMissingNode() || value.isNull() ? "absent" : canonical(value.asText());
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

    private static JsonNode at(JsonNode node, String path) {
        return node.at("/" + path.replace('.', '/'));
    }

    /** Two minus signs cancel each other out, so that a template may turn a sign round. */
    private static String canonical(String written) {
        String text = written.startsWith("--") ? written.substring(2) : written;
        return NUMBER.matcher(text).matches()
                ? new BigDecimal(text).add(BigDecimal.ZERO).stripTrailingZeros().toPlainString()
                : text;
    }
}
