package dev.whence.mapping;

import dev.whence.capture.ColumnType;
import dev.whence.capture.SourceUse;
import dev.whence.capture.TableUse;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connector's pack uses of its source. Thread-safe. */
public final class PackUse implements SourceUse {
    private final MappingPack pack;
    private final Path file;
    private final PackLoader loader;

    /** @param file from which the pack was loaded; it is read anew for each check against a source */
    public PackUse(MappingPack pack, Path file, PackLoader loader) {
        this.pack = pack;
        this.file = file;
        this.loader = loader;
    }

    public MappingPack pack() {
        return pack;
    }

    @Override
    public Optional<TableUse> table(String name) {
        return pack.use(name);
    }

    @Override
    public List<Problem> check(Map<String, Map<String, ColumnType>> tables) {
        try {
            loader.load(file, new SourceSchema(tables));
            return List.of();
        } catch (WhenceException e) {
            if (e.problems().isEmpty()) {
                throw e;
            }
            return e.problems();
        }
    }
}
