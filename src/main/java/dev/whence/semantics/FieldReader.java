package dev.whence.semantics;

import java.util.Locale;
import java.util.Optional;

/** Reads a field of a dataset of an Ossie file. */
final class FieldReader {
    private FieldReader() {}

    /** @param lenient whether a file that says nothing of Whence's own is from elsewhere */
    static Field read(String dataset, ModelSection section, boolean lenient) {
        section.allow(
                "name",
                "expression",
                "dimension",
                "label",
                "description",
                "datatype",
                "ai_context",
                "custom_extensions");
        ModelSection whence = section.extension(
                "dimension", "unit", "values", "missing", "with", "time_role", "sort", "explains", "place");
        String name = section.required("name");
        DataType type = type(section);
        Optional<String> dimension = section.has("dimension")
                ? Optional.of(whence.text("dimension").orElse(name))
                : whence.text("dimension");
        return new Field(
                dataset,
                name,
                section.expression(),
                type,
                section.text("label").orElse(name.replace('_', ' ')),
                section.text("description").orElse(""),
                dimension,
                section.section("dimension", "dimension")
                        .filter(d -> d.has("is_time"))
                        .map(d -> d.flag("is_time")),
                section.synonyms(),
                whence.text("unit").orElse(""),
                values(whence, type),
                whence.text("missing"),
                whence.texts("with"),
                whence.text("time_role"),
                whence.text("sort"),
                whence.text("explains"),
                whence.text("place"),
                lenient && whence.keys().isEmpty());
    }

    static DataType type(ModelSection section) {
        String name = section.text("datatype").orElse("Opaque");
        return DataType.named(name).orElseGet(() -> {
            section.problemAt("datatype", "'" + name + "' is no data type; known are " + DataType.names());
            return DataType.OPAQUE;
        });
    }

    private static Field.Values values(ModelSection whence, DataType type) {
        String name = whence.text("values").orElse(type.isNumber() ? "number" : "catalog");
        try {
            return Field.Values.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            whence.problem("'values' must be catalog, id or number, not '" + name + "'");
            return Field.Values.CATALOG;
        }
    }
}
