package dev.whence.question;

import dev.whence.diagnosis.Past;
import dev.whence.diagnosis.Past.Earlier;
import dev.whence.diagnosis.Past.Episode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words what was found of earlier times in which the like happened, or that nothing was. */
record PastSentences(String unit) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final int NAMED = 2;

    String of(Past past) {
        String where = past.where().isEmpty() ? "" : " of " + WhySentences.spoken(past.where());
        if (past.since().isEmpty()) {
            return "The history" + where + " is too short to look for the like of it";
        }
        if (past.episodes().isEmpty()) {
            return "Since " + DAY.format(past.since().get()) + " nothing like it" + where + " is found before";
        }
        return "The like" + where + " happened before: "
                + past.episodes().stream().map(this::episode).collect(Collectors.joining("; "));
    }

    private String episode(Episode episode) {
        return episode.when().label() + " (from " + Amounts.of(episode.baseline(), unit) + " to "
                + Amounts.of(episode.current(), unit) + "), " + explained(episode);
    }

    private static String explained(Episode episode) {
        List<String> reasons = new ArrayList<>();
        for (Earlier signal : episode.signals().stream().limit(NAMED).toList()) {
            reasons.add(signal.what().toLowerCase(Locale.ROOT) + " came " + Amounts.of(signal.strength(), "")
                    + " times as often");
        }
        if (!episode.rootCauses().isEmpty()) {
            reasons.add(episode.rootCauses().stream()
                            .limit(NAMED)
                            .map(WhySentences::segment)
                            .collect(Collectors.joining(" and "))
                    + " changed as a whole");
        }
        return reasons.isEmpty() ? "for which nothing is known" : "when " + String.join(", and ", reasons);
    }
}
