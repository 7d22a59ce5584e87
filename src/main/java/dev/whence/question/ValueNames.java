package dev.whence.question;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names under which people know the values of dimensions. Immutable. */
public final class ValueNames {
    private final Map<String, Map<String, List<String>>> names;

    private ValueNames(Map<String, Map<String, List<String>>> names) {
        this.names = Map.copyOf(names);
    }

    /** The file beside a semantic model, {@code commerce.names.yaml} for {@code commerce.yaml}; it need not be there. */
    public static ValueNames beside(Path model) {
        Path file = model.resolveSibling(model.getFileName().toString().replaceAll("\\.ya?ml$", ".names.yaml"));
        if (!Files.exists(file)) {
            return new ValueNames(Map.of());
        }
        try {
            return new ValueNames(read(new YAMLMapper(), file));
        } catch (IOException unreadable) {
            throw WhenceException.config(file + ": " + unreadable.getMessage());
        }
    }

    private static Map<String, Map<String, List<String>>> read(YAMLMapper yaml, Path file) throws IOException {
        JsonNode root = yaml.readTree(file.toFile());
        Map<String, Map<String, List<String>>> names = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> dimension : root.properties()) {
            JsonNode values = dimension.getValue().isTextual()
                    ? root.path(dimension.getValue().asText())
                    : dimension.getValue();
            names.put(dimension.getKey(), yaml.convertValue(values, new TypeReference<>() {}));
        }
        return names;
    }

    /** Other names of a value; often none. */
    List<String> of(String dimension, String value) {
        return names.getOrDefault(dimension, Map.of()).getOrDefault(value, List.of());
    }
}
