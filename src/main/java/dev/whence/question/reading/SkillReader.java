package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Declination;
import dev.whence.semantics.Skill;
import java.util.List;
import java.util.Optional;

/** Questions that ask for a skill of a node, such as customers at risk, instead of a metric. */
final class SkillReader implements Reader {
    @Override
    public void read(Draft draft) {
        for (Piece piece : draft.pieces) {
            if (piece.freely(Meaning.Skilled.class) && draft.skill.isEmpty()) {
                draft.skill = piece.span().as(Meaning.Skilled.class).map(Meaning.Skilled::skill);
            }
            if (piece.span().all(Meaning.Skilled.class).stream()
                    .anyMatch(said -> draft.skill.filter(said.skill()::equals).isPresent())) {
                piece.take();
            }
        }
    }

    /** Keeps of what was read what the skill has a use for; the rest is declined, never passed over. */
    static void settle(Draft draft) {
        draft.skill.ifPresent(skill -> settle(draft, skill));
    }

    private static void settle(Draft draft, Skill skill) {
        if (skill.ahead()) {
            draft.declinations.removeIf(each -> each.reason() == Refusal.FUTURE_AS_FACT);
        }
        if (!skill.single().isEmpty()) {
            draft.conditions.stream()
                    .filter(each -> skill.nouns().contains(each.dimension()))
                    .findFirst()
                    .ifPresent(each -> draft.identifier = Optional.of(each.value()));
            draft.conditions.removeIf(each -> skill.nouns().contains(each.dimension()));
        }
        if (!skill.single().isEmpty() && draft.identifier.isEmpty()) {
            draft.asks.add(new AskBack("identifier", "Which one? Name its id in the question.", List.of()));
        }
        if (!skill.anyMetric()) {
            draft.metrics.removeIf(name -> draft.vocabulary.metric(name).whole());
            decline(draft, !draft.metrics.isEmpty(), String.join(", ", draft.metrics));
            draft.metrics.clear();
        }
        if (draft.metrics.isEmpty()) {
            draft.metrics.add(skill.metric());
        }
        draft.dimensions.removeAll(skill.nouns());
        draft.dimensions.stream()
                .filter(name -> !skill.by().contains(name))
                .forEach(name ->
                        decline(draft, true, draft.vocabulary.dimension(name).label()));
        draft.grain
                .filter(grain -> !skill.grains().contains(grain))
                .ifPresent(grain -> decline(draft, true, grain.name().toLowerCase(java.util.Locale.ROOT)));
        decline(draft, skill.period() == Skill.Period.NONE && draft.period.isPresent(), "a period");
        decline(draft, draft.why, "why");
        decline(draft, draft.share, "share");
        decline(draft, draft.running, "running total");
        decline(draft, draft.baseline.isPresent(), "a comparison");
        decline(draft, !draft.thresholds.isEmpty(), "a threshold");
    }

    private static void decline(Draft draft, boolean said, String what) {
        if (said) {
            draft.declinations.add(new Declination(Refusal.NOT_UNDERSTOOD, what));
        }
    }
}
