package dev.whence.asking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question of the bench.
 *
 * @param sql the same on the tables of the shop, with the columns of the answer in their order
 */
public record Question(String text, Optional<String> sql) {
    /** Each begins with a line {@code --: } and its words; SQL may follow. */
    public static List<Question> read(Path file) throws IOException {
        return Stream.of(Files.readString(file).split("(?m)^--: *"))
                .skip(1)
                .map(part -> part.split("\\R", 2))
                .map(part -> new Question(
                        part[0].strip(), Optional.of(part[1].strip()).filter(sql -> !sql.isEmpty())))
                .toList();
    }

    public boolean isWhy() {
        return text.startsWith("Why ");
    }
}
