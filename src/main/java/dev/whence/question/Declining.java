package dev.whence.question;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Manner;
import dev.whence.question.reading.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences of questions back and of refusals. */
final class Declining {
    private Declining() {}

    static String asking(AskBack ask) {
        String choices = ask.choices().stream().map(Choice::label).collect(Collectors.joining(", or "));
        return choices.isEmpty() ? ask.sentence() : ask.sentence() + " Do you mean " + choices + "?";
    }

    static String refusing(Refusal reason, List<String> missing, Manner manner) {
        String what = String.join(", ", missing);
        String offer = manner.about().isEmpty() ? "" : " I can answer about " + manner.about() + ".";
        return switch (reason) {
            case INSTRUCTION_NOT_QUESTION ->
                "That is an instruction, not a question. I only answer questions and change nothing.";
            case PRIVATE_DATA ->
                "Names, addresses, telephone numbers and other personal data are not given out; ids are pseudonyms and"
                        + " can be asked for.";
            case FUTURE_AS_FACT ->
                "That has not happened yet, and I do not guess. I can tell what happened up to now"
                        + (manner.foresees()
                                ? ", or make a forecast with its interval: ask for the forecast of a count or a sum."
                                : ".");
            case NOT_IN_DATA -> "The data does not tell this: it holds nothing about " + what + "." + offer;
            case NOT_UNDERSTOOD ->
                (what.isEmpty()
                                ? "I am not sure enough what is meant."
                                : "I do not know what to make of '" + String.join("', '", missing) + "' here.")
                        + offer;
        };
    }
}
