package dev.whence.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option that every command has which reads the configuration. */
public final class Configured {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets a configuration key, such as whence.http.port=8081. May be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** The configuration of this run; fails with CONFIG where a key is not known. */
    public Settings settings() {
        return Settings.load(set, System.getenv());
    }
}
