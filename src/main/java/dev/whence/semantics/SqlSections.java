package dev.whence.semantics;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An SQL file of sections, each begun by a line such as {@code --: answer}; what stands before the first is a comment. */
final class SqlSections {
    private SqlSections() {}

    /** Fails with CONFIG if the file cannot be read, has other sections, or lacks the one that is needed. */
    static Map<String, String> read(Path file, List<String> allowed, String needed) {
        Map<String, String> sections = new LinkedHashMap<>();
        try {
            String[] parts = Files.readString(file).split("(?m)^--: *");
            for (int i = 1; i < parts.length; i++) {
                String[] named = parts[i].split("\\R", 2);
                sections.put(named[0].strip(), named[1].strip());
            }
        } catch (IOException e) {
            throw WhenceException.config(file + " cannot be read: " + e.getMessage());
        }
        if (!allowed.containsAll(sections.keySet()) || !sections.containsKey(needed)) {
            throw WhenceException.config(file + " needs a section '" + needed + "', and has no others than " + allowed);
        }
        return sections;
    }
}
