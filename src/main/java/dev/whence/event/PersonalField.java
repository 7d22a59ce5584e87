package dev.whence.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field of an event's data that says something about a person.
 *
 * @param path its names from the top; lists on the way are walked through
 * @param subject the person, by names of fields from the top ({@code customer/${customer.id}}); empty for the event's
 *     own subject
 */
public record PersonalField(List<String> path, Optional<SubjectTemplate> subject) {
    public PersonalField {
        path = List.copyOf(path);
    }

    PersonalField within(String name) {
        List<String> longer = new ArrayList<>(List.of(name));
        longer.addAll(path);
        return new PersonalField(longer, subject);
    }
}
