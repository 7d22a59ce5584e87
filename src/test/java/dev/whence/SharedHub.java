package dev.whence;

import dev.whence.testing.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One hub without sources and without a bus for all the test classes that ask for it in their constructor. It has the
 * events of all of them: each uses subjects of its own.
 */
final class SharedHub implements ParameterResolver {
    private static final Namespace SPACE = Namespace.create(SharedHub.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestHub.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SPACE)
                .getOrComputeIfAbsent("hub", key -> new Running(start()), Running.class)
                .hub();
    }

    private static TestHub start() {
        try {
            Path folder = Files.createTempDirectory("hub");
            return TestHub.start(HubHome.in(folder), Services.postgres().storeDatabase(), "none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closed by JUnit when all tests are done. */
    private record Running(TestHub hub) implements AutoCloseable {
        @Override
        public void close() {
            hub.close();
        }
    }
}
