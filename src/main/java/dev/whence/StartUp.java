package dev.whence;

import dev.whence.cli.Settings;
import dev.whence.routes.RouteFiles;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** What has to be done in the midst of Camel's start: choose the route files, add what needs the context. */
final class StartUp extends MainListenerSupport {
    private final Settings settings;
    private final Wiring wiring;

    StartUp(Settings settings, Wiring wiring) {
        this.settings = settings;
        this.wiring = wiring;
    }

    @Override
    public void beforeConfigure(BaseMainSupport main) {
        Set<String> without = new HashSet<>();
        if (settings.get("whence.kafka").equals("none")) {
            without.addAll(Set.of("relay", "bus-ingest", "refused"));
        }
        if (!Processors.wanted(settings)) {
            without.add("derived");
        }
        main.configure()
                .withRoutesIncludePattern(RouteFiles.locations(
                        main.getCamelContext(), settings.home().resolve("routes"), without));
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        wiring.complete(main.getCamelContext());
    }
}
