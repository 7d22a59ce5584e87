package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Draft.Declination;
import dev.whence.question.reading.Draft.Doubt;
import dev.whence.semantics.MetricQuery;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of a question.
 *
 * @param identifier the id of the one thing that is asked about, if it is one
 * @param words the words of the question, folded
 * @param query empty where it is asked back or declined
 * @param frame what was said, for follow-ups
 * @param why whether the reasons of a change are asked for
 */
public record Reading(
        Optional<String> identifier,
        List<String> words,
        Optional<MetricQuery> query,
        Frame frame,
        boolean why,
        boolean compared,
        List<Doubt> doubts,
        List<AskBack> asks,
        List<Declination> declinations) {
    /** In this order one refusal hides another. */
    private static final List<Refusal> GRAVITY = List.of(
            Refusal.INSTRUCTION_NOT_QUESTION,
            Refusal.PRIVATE_DATA,
            Refusal.FUTURE_AS_FACT,
            Refusal.NOT_IN_DATA,
            Refusal.NOT_UNDERSTOOD);

    public Reading {
        words = List.copyOf(words);
        doubts = List.copyOf(doubts);
        asks = List.copyOf(asks);
        declinations = List.copyOf(declinations);
    }

    /** The gravest reason not to answer. */
    public Optional<Refusal> refusal() {
        return declinations.stream().map(Declination::reason).min(Comparator.comparingInt(GRAVITY::indexOf));
    }

    /** What is missing, or not understood, for this reason. */
    public List<String> missing(Refusal reason) {
        return declinations.stream()
                .filter(one -> one.reason() == reason)
                .map(Declination::what)
                .distinct()
                .toList();
    }

    /** The words that have no meaning at all here. */
    public List<String> strangers() {
        return declinations.stream()
                .filter(Declination::strange)
                .map(Declination::what)
                .distinct()
                .toList();
    }

    /** The same as a question back instead of a refusal. */
    public Reading asking(AskBack ask) {
        return new Reading(identifier, words, Optional.empty(), frame, why, compared, doubts, List.of(ask), List.of());
    }

    public Optional<AskBack> ask() {
        return asks.stream().findFirst();
    }

    /** The ways out that a question back offers. */
    public List<Choice> choices() {
        return ask().map(AskBack::choices).orElse(List.of());
    }

    /** How sure it is that this was meant: 1 less what had to be assumed. */
    public double confidence() {
        return doubts.stream().mapToDouble(Doubt::factor).reduce(0.97, (a, b) -> a * b);
    }

    /** What had to be assumed, as sentences. */
    public List<String> notes() {
        return doubts.stream()
                .filter(doubt -> doubt.factor() < 0.95)
                .map(Doubt::because)
                .toList();
    }
}
