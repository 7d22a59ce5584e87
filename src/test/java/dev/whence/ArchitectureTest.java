package dev.whence;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the rooms, and what only some of them may do. */
class ArchitectureTest {
    /** From the top down: a room uses rooms after it only. */
    private static final List<String> ROOMS = List.of(
            "cli",
            "routes",
            "console",
            "sample",
            "models",
            "question",
            "nodes",
            "diagnosis",
            "semantics",
            "projection",
            "streams",
            "index",
            "store",
            "mapping",
            "capture",
            "access",
            "privacy",
            "event");

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.whence");

    static Stream<Arguments> roomsWithThoseAbove() {
        return IntStream.range(0, ROOMS.size())
                .mapToObj(at -> Arguments.of(
                        ROOMS.get(at),
                        ROOMS.subList(0, at).stream()
                                .map(ArchitectureTest::inside)
                                .toArray(String[]::new)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roomsWithThoseAbove")
    void roomUsesOnlyRoomsBelowIt(String room, String[] above) {
        noClasses()
                .that()
                .resideInAPackage(inside(room))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.whence").or(resideInAnyPackage(above)))
                .because("rooms build on each other in one direction (" + String.join(" > ", ROOMS)
                        + "); move the shared type down, or let the lower room declare an interface that the upper one"
                        + " implements and Whence wires")
                .allowEmptyShould(true)
                .check(PRODUCTION);
    }

    @Test
    void everyPackageIsARoom() {
        assertThat(PRODUCTION.getPackage("dev.whence").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .as("a new room needs its place in the order: add it to ROOMS")
                .isSubsetOf(ROOMS);
    }

    @Test
    void onlyRoutesCaptureAndRootKnowCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.whence", inside("routes"), inside("capture"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.camel.."))
                .because("business logic is beans that a route calls; give the bean plain parameters and let the route"
                        + " take them from the exchange")
                .check(PRODUCTION);
    }

    @Test
    void onlyCommandsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.whence", inside("cli"), inside("sample"), "dev.whence..bench..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a server has no terminal; use an SLF4J logger, or return the text to the command")
                .check(PRODUCTION);
    }

    @Test
    void loggingGoesThroughSlf4j() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                .because("its output would miss the configured log; use org.slf4j.LoggerFactory")
                .check(PRODUCTION);
    }

    @Test
    void nothingSleepsOnTheJob() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.whence", inside("sample"))
                .should()
                .callMethodWhere(target(owner(assignableTo(Thread.class).or(assignableTo(TimeUnit.class))))
                        .and(target(name("sleep"))))
                .because("only the start and the sample's simulator may pause; elsewhere a sleep is latency: wait on a"
                        + " condition, a queue with a timeout, or a scheduled executor")
                .check(PRODUCTION);
    }

    private static String inside(String room) {
        return "dev.whence." + room + "..";
    }
}
