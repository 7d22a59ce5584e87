package dev.whence.asking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** How long one asker waits, question after question. */
public final class Quickness {
    private static final int WARMING = 8;

    private final Asker asker;
    private final DoubleSupplier computed;

    /** @param computed what the hub has computed so far, in seconds */
    public Quickness(Asker asker, DoubleSupplier computed) {
        this.asker = asker;
        this.computed = computed;
    }

    /** What became of one question. */
    private static final class Tries {
        private final List<Double> millis = new ArrayList<>();
        private double computed;

        double median() {
            return Latencies.of(millis).median();
        }

        double computedMillis() {
            return 1_000 * computed / millis.size();
        }
    }

    /** Asks all as often, each round in another order; eight rounds before that do not count. */
    public void measure(String title, List<Question> questions, int rounds) {
        ask(questions, WARMING);
        Map<String, Tries> tried = ask(questions, rounds);
        System.out.printf(
                "%s, %d questions %d times: %s; %.1f ms of CPU each%n",
                title,
                questions.size(),
                rounds,
                Latencies.of(tried.values().stream()
                        .flatMap(tries -> tries.millis.stream())
                        .toList()),
                tried.values().stream()
                        .mapToDouble(Tries::computedMillis)
                        .average()
                        .orElse(0));
        tried.entrySet().stream()
                .sorted(Comparator.comparingDouble(each -> -each.getValue().median()))
                .forEach(each -> System.out.printf(
                        "  %8.1f ms, %6.1f of CPU  %s%n",
                        each.getValue().median(), each.getValue().computedMillis(), each.getKey()));
    }

    private Map<String, Tries> ask(List<Question> questions, int rounds) {
        Map<String, Tries> tried = new LinkedHashMap<>();
        List<Question> shuffled = new ArrayList<>(questions);
        Random random = new Random(rounds);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(shuffled, random);
            for (Question question : shuffled) {
                double before = computed.getAsDouble();
                Asker.Reply reply = asker.ask(question.text());
                String how = reply.declined() ? " (declined)" : reply.kept() ? " (kept)" : "";
                Tries tries = tried.computeIfAbsent(question.text() + how, text -> new Tries());
                tries.millis.add(reply.millis());
                tries.computed += computed.getAsDouble() - before;
            }
        }
        return tried;
    }
}
