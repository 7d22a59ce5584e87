package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.Cause;
import dev.whence.diagnosis.Diagnosis;
import dev.whence.diagnosis.LeafFile;
import dev.whence.diagnosis.RootCauses;
import dev.whence.diagnosis.Segment;
import dev.whence.event.WhenceException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * How well root causes are found: {@code [--seeds N] [--sets S,L,...]} beside Adtributor and RiskLoc on generated
 * incidents, or {@code --leaves FILE...} of the public format.
 */
public final class WhyBench {
    private static final double USUAL = 0.05;

    private final PrintStream out;

    private WhyBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        try {
            if (words.contains("--leaves")) {
                words.subList(words.indexOf("--leaves") + 1, words.size())
                        .forEach(file -> System.out.println(new RootCauses()
                                .ofForecasts(LeafFile.read(Path.of(file)))
                                .segments()));
                return;
            }
            int seeds = option(words, "--seeds").map(Integer::parseInt).orElse(100);
            List<String> sets = List.of(option(words, "--sets")
                    .orElse(String.join(",", sets().keySet()))
                    .split(","));
            new WhyBench(System.out).run(seeds, sets);
        } catch (WhenceException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static Optional<String> option(List<String> words, String name) {
        int at = words.indexOf(name);
        return at < 0 || at == words.size() - 1 ? Optional.empty() : Optional.of(words.get(at + 1));
    }

    private static Map<String, LongFunction<Scenario>> sets() {
        Map<String, LongFunction<Scenario>> sets = new LinkedHashMap<>();
        sets.put("revenue", ShopScenarios.volume()::scenario);
        sets.put("conversion", ShopScenarios.conversion()::scenario);
        sets.put("S", SyntheticSets.s()::scenario);
        sets.put("L", SyntheticSets.l()::scenario);
        sets.put("H", SyntheticSets.h()::scenario);
        for (int level = 0; level < 5; level++) {
            sets.put("B" + level, SqueezeSets.b(level)::scenario);
        }
        sets.put("D", SqueezeSets.d()::scenario);
        return sets;
    }

    private void run(int seeds, List<String> names) {
        for (String name : names) {
            out.printf("%n%-12s%s%n", name, Tally.heading());
            Map<String, Tally> tallies = tallies(sets().get(name), name.equals("H") ? seeds / 10 + 1 : seeds);
            tallies.forEach((method, tally) -> out.printf("%-12s%s%n", method, tally.line()));
        }
    }

    private static Map<String, Tally> tallies(LongFunction<Scenario> set, int seeds) {
        Map<String, Localiser> others = new LinkedHashMap<>();
        others.put("RiskLoc", new RiskLoc());
        others.put("Adtributor", new Adtributor());
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int seed = 0; seed < seeds; seed++) {
            Scenario scenario = set.apply(seed);
            time(tallies, "Whence", scenario, () -> ours(scenario));
            others.forEach((name, method) -> time(tallies, name, scenario, () -> method.causes(scenario.leaves())));
        }
        return tallies;
    }

    private static void time(
            Map<String, Tally> tallies,
            String name,
            Scenario scenario,
            java.util.function.Supplier<List<Segment>> method) {
        long start = System.nanoTime();
        List<Segment> found = new ArrayList<>(method.get());
        tallies.computeIfAbsent(name, fresh -> new Tally()).add(scenario.causes(), found, System.nanoTime() - start);
    }

    private static List<Segment> ours(Scenario scenario) {
        Diagnosis diagnosis = scenario.periods()
                .map(periods -> new RootCauses().ofPeriods(periods, USUAL))
                .orElseGet(() -> new RootCauses().ofForecasts(scenario.leaves()));
        return diagnosis.causes().stream().map(Cause::segment).toList();
    }
}
