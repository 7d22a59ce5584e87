package dev.whence.mapping;

import dev.whence.event.Vocabulary;
import java.nio.file.Path;
import java.util.Optional;

/** Reads mapping files. Thread-safe. */
public final class PackLoader {
    private final Vocabulary vocabulary;

    /** @param vocabulary the types of event that packs may give */
    public PackLoader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Checks the file by itself. Fails with CONFIG, which lists every problem with its line. */
    public MappingPack load(Path file) {
        return new PackCompiler(YamlFile.read(file), vocabulary, Optional.empty()).compile();
    }

    /** Checks the file against the columns that the source has, too. */
    public MappingPack load(Path file, SourceSchema schema) {
        return new PackCompiler(YamlFile.read(file), vocabulary, Optional.of(schema)).compile();
    }
}
