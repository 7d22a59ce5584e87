package dev.whence.mapping.draft;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a draft that stands or falls as a whole.
 *
 * @param table that it is about
 * @param lines without a line break
 */
record Block(String table, List<String> lines) {
    Block {
        lines = List.copyOf(lines);
    }

    boolean isComment() {
        return lines.stream().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
    }

    /** The same as a comment, with what is wrong with it. */
    Block commentedOut(String why) {
        List<String> comment = lines.stream()
                .map(line -> "#" + (line.isEmpty() ? "" : " " + line))
                .collect(Collectors.toList());
        comment.add(0, "  # Left out, because " + why.replace('\n', ' '));
        return new Block(table, comment);
    }
}
