package dev.whence.routes;

import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Which route files a hub runs: the bundled ones, each replaced by the file of the same name in the outside folder, and
 * whatever else is in that folder.
 */
public final class RouteFiles {
    private static final String ENDING = ".camel.yaml";

    private RouteFiles() {}

    /**
     * Locations for Camel's {@code routesIncludePattern}.
     *
     * @param outside need not exist
     * @param without names of routes that are switched off
     */
    public static String locations(CamelContext context, Path outside, Set<String> without) {
        Map<String, String> locations = new TreeMap<>();
        bundled(context).forEach(file -> locations.put(file, "classpath:routes/" + file));
        outside(outside).forEach(file -> locations.put(name(file), "file:" + file.toAbsolutePath()));
        without.forEach(name -> locations.remove(name + ENDING));
        return String.join(",", locations.values());
    }

    private static Set<String> bundled(CamelContext context) {
        try {
            Collection<Resource> resources =
                    PluginHelper.getPackageScanResourceResolver(context).findResources("classpath:routes/*" + ENDING);
            return resources.stream()
                    .map(resource -> name(Path.of(resource.getLocation().replaceFirst("^\\w+:", ""))))
                    .collect(Collectors.toSet());
        } catch (Exception e) {
            throw WhenceException.bug("cannot list the bundled routes", e);
        }
    }

    private static Set<Path> outside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(ENDING)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw WhenceException.config("cannot read the folder " + folder + ": " + e.getMessage());
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
