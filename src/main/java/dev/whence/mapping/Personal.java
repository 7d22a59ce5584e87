package dev.whence.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.whence.event.SubjectTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What in a table's rows says something about a person.
 *
 * @param subject which person, by the columns of the row: {@code customer/${id}}
 * @param fields columns that are sealed before anything else sees them
 * @param kept columns of which only a part comes in
 */
public record Personal(SubjectTemplate subject, Set<String> fields, Map<String, Kept> kept) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Personal {
        fields = Set.copyOf(fields);
        kept = Map.copyOf(kept);
    }

    /**
     * The part of a column that comes in.
     *
     * @param characters so many at the beginning; 0 where it is members
     * @param members of the JSON object that the column holds
     */
    public record Kept(int characters, List<String> members) {
        public Kept {
            members = List.copyOf(members);
        }

        /** Empty where the text is no JSON object and members are wanted. */
        Optional<String> of(String text) {
            if (characters > 0) {
                return Optional.of(text.substring(0, Math.min(characters, text.length())));
            }
            try {
                JsonNode json = JSON.readTree(text);
                return json instanceof ObjectNode object
                        ? Optional.of(object.retain(members).toString())
                        : Optional.empty();
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }
    }
}
