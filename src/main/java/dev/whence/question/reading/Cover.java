package dev.whence.question.reading;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/** Chooses the spans that together explain most of a question, without overlap. */
final class Cover {
    private Cover() {}

    /** The chosen spans in order; tokens that no span explains are left out. */
    static List<Span> best(List<Span> spans, int length) {
        List<List<Span>> starting = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            starting.add(new ArrayList<>());
        }
        spans.forEach(span -> starting.get(span.from()).add(span));
        double[] score = new double[length + 1];
        Span[] choice = new Span[length];
        for (int i = length - 1; i >= 0; i--) {
            score[i] = score[i + 1];
            for (Span span : starting.get(i)) {
                double with = span.weight() + score[span.to()];
                if (with > score[i]) {
                    score[i] = with;
                    choice[i] = span;
                }
            }
        }
        List<Span> chosen = new LinkedList<>();
        for (int i = 0; i < length; i = choice[i] == null ? i + 1 : choice[i].to()) {
            if (choice[i] != null) {
                chosen.add(choice[i]);
            }
        }
        return List.copyOf(chosen);
    }
}
