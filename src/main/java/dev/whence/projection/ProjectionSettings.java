package dev.whence.projection;

import java.nio.file.Path;

/**
 * How much of the machine a projection may use.
 *
 * @param folder where its file is
 * @param memoryMegabytes of DuckDB's buffers; what does not fit goes to disk
 * @param threads of DuckDB, for writing and for all readers together
 */
public record ProjectionSettings(Path folder, int memoryMegabytes, int threads) {
    /** 256 MB and at most four threads. */
    public static ProjectionSettings in(Path folder) {
        return new ProjectionSettings(
                folder, 256, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }

    /** For building beside what serves: more threads cost DuckDB more computing in all, which reading needs as well. */
    ProjectionSettings ofOneThread() {
        return new ProjectionSettings(folder, memoryMegabytes, 1);
    }
}
