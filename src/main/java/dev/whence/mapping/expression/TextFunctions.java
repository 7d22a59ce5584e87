package dev.whence.mapping.expression;

import static dev.whence.mapping.expression.Definition.function;
import static dev.whence.mapping.expression.Definition.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.event.WhenceException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Functions of text. */
final class TextFunctions {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS);
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private TextFunctions() {}

    static List<Definition> definitions() {
        return List.of(
                member("startsWith", (f, a) -> text(a[0]).startsWith(text(a[1])), "string,string->bool"),
                member("endsWith", (f, a) -> text(a[0]).endsWith(text(a[1])), "string,string->bool"),
                member("contains", (f, a) -> text(a[0]).contains(text(a[1])), "string,string->bool"),
                member("matches", (f, a) -> pattern(a[1]).matcher(text(a[0])).find(), "string,string->bool"),
                member("lower", (f, a) -> text(a[0]).toLowerCase(Locale.ROOT), "string->string"),
                member("upper", (f, a) -> text(a[0]).toUpperCase(Locale.ROOT), "string->string"),
                member("trim", (f, a) -> text(a[0]).strip(), "string->string"),
                member("replace", (f, a) -> text(a[0]).replace(text(a[1]), text(a[2])), "string,string,string->string"),
                member(
                        "split",
                        (f, a) -> Arrays.asList((Object[]) text(a[0]).split(Pattern.quote(text(a[1])), -1)),
                        "string,string->list(string)"),
                member(
                        "substring",
                        (f, a) -> substring(text(a[0]), (Long) a[1], a.length > 2 ? (Long) a[2] : Long.MAX_VALUE),
                        "string,int->string",
                        "string,int,int->string"),
                function(
                        "nonempty",
                        (f, a) -> text(a[0]).isBlank() ? null : a[0],
                        "string->string",
                        "personal->personal"),
                function("string", (f, a) -> Values.text(a[0]), "dyn->string"),
                function("json", (f, a) -> json(text(a[0])), "string->dyn"));
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw WhenceException.badData(Values.describe(value) + " is not text");
    }

    private static Pattern pattern(Object value) {
        return PATTERNS.computeIfAbsent(text(value), Pattern::compile);
    }

    /** What there is of the range; never fails for being too short. */
    private static String substring(String text, long from, long to) {
        int end = (int) Math.min(text.length(), to);
        return text.substring((int) Math.min(from, end), end);
    }

    private static Object json(String text) {
        try {
            return JSON.readValue(text, new TypeReference<Object>() {});
        } catch (JsonProcessingException e) {
            throw WhenceException.badData("the text is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
