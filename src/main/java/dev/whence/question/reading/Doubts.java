package dev.whence.question.reading;

import java.util.Set;

/**
 * What was said that the interpretation may not hold: such an answer is given with less confidence, or, where it would be a
 * guess, not at all.
 */
final class Doubts implements Reader {
    private static final Set<String> HOLDING = Set.of(
            "contain",
            "contains",
            "contained",
            "containing",
            "include",
            "includes",
            "included",
            "including",
            "hold",
            "held");
    private static final Set<String> AMOUNTS = Set.of("number", "count", "value", "amount", "sum", "total");

    private static final Set<String> ATTRIBUTES = Set.of("size", "level", "quantity", "date", "number");

    private static final Set<String> DEGREES =
            Set.of("high", "low", "long", "large", "big", "great", "often", "frequently", "mainly", "mostly");

    @Override
    public void read(Draft draft) {
        counts(draft);
        numberAndValue(draft);
        speeds(draft);
        nested(draft);
        owners(draft);
        differences(draft);
        shareOfTheFirst(draft);
        degrees(draft);
        attributes(draft);
        rangesOfParts(draft);
        nothingElse(draft);
    }

    /** Orders by the prices of their items: an order is counted in each range that it has an item in. */
    private static void rangesOfParts(Draft draft) {
        boolean orders = draft.metrics.stream()
                .map(draft.vocabulary::metric)
                .anyMatch(metric -> metric.counts() && metric.unit().equals("orders"));
        if (orders
                && draft.buckets.stream()
                        .anyMatch(bucket -> bucket.dimension().startsWith("item_p")
                                || bucket.dimension().startsWith("item_f"))) {
            draft.doubt(0.6, "an order counts in each range that one of its items is in");
        }
    }

    /** "orders that contain only toys": that nothing else is in them is no condition that rows are met with. */
    private static void nothingElse(Draft draft) {
        for (int i = 1; i < draft.tokens.size(); i++) {
            if (draft.tokens.get(i).isAny(Set.of("only", "just"))
                    && draft.tokens.get(i - 1).isAny(HOLDING)
                    && !draft.conditions.isEmpty()) {
                draft.doubt(0.3, "that there is nothing else");
            }
        }
    }

    /** "large orders", "a high score": a condition without a number, which nothing holds. */
    private static void degrees(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            boolean how =
                    draft.piece(i - 1).filter(before -> before.last().is("how")).isPresent();
            if (piece.free() && piece.filler() && piece.last().isAny(DEGREES) && !how) {
                draft.doubt(0.65, "'" + piece.text() + "' is passed over");
            }
        }
    }

    /** "by shoe size": not of the value, but of something that is called after it. */
    private static void attributes(Draft draft) {
        for (int i = 1; i < draft.pieces.size(); i++) {
            boolean after = draft.pieces.get(i - 1).means(Meaning.Value.class)
                    && draft.piece(i - 2)
                            .filter(piece -> piece.cues(Cues.GROUP))
                            .isPresent();
            if (after
                    && draft.pieces.get(i).filler()
                    && draft.pieces.get(i).last().isAny(ATTRIBUTES)) {
                draft.doubt(0.3, "'" + draft.pieces.get(i).text() + "' is passed over");
            }
        }
    }

    /** Two times "how many" want two numbers. */
    private static void counts(Draft draft) {
        long wanted = draft.pieces.stream()
                .filter(piece -> piece.cues(Cues.COUNT) || piece.cues(Cues.HOWMUCH))
                .count();
        if (!draft.funnel && wanted > 1 && draft.metrics.size() < wanted && draft.dimensions.isEmpty()) {
            draft.doubt(0.3, "more numbers are asked for than are understood");
        }
    }

    /** "number and value of the payments": two numbers under one noun. */
    private static void numberAndValue(Draft draft) {
        for (int i = 0; i + 2 < draft.tokens.size(); i++) {
            boolean two = draft.tokens.get(i + 1).is("and")
                    && draft.tokens.get(i).isAny(AMOUNTS)
                    && draft.tokens.get(i + 2).isAny(AMOUNTS)
                    && draft.metrics.size() < 2;
            if (two) {
                draft.doubt(0.3, "more numbers are asked for than are understood");
            }
        }
    }

    /** "did deliveries get faster" asks for their time, not for their number. */
    private static void speeds(Draft draft) {
        boolean time = draft.metrics.stream()
                .map(name -> draft.vocabulary.metric(name).unit())
                .anyMatch(unit -> unit.equals("days") || unit.equals("hours"));
        if (!time
                && draft.between(-1, draft.pieces.size(), Set.of("faster", "slower", "quicker", "longer", "shorter"))) {
            draft.doubt(0.3, "it is open what took longer or shorter");
        }
    }

    /** Steps "of those" are counted among the step before, which the numbers need not be. */
    private static void nested(Draft draft) {
        if (draft.metrics.size() > 1
                && !draft.funnel
                && draft.between(-1, draft.pieces.size(), Set.of("those", "them"))
                && draft.any(Cues.COUNT)) {
            draft.doubt(0.6, "each number is counted for itself, not among the one before");
        }
    }

    /** Sellers by state: of the seller, or of the customers that they sell to? */
    private static void owners(Draft draft) {
        boolean owned = draft.metrics.stream()
                .map(name -> draft.vocabulary.metric(name).unit().replaceAll("s$", ""))
                .anyMatch(unit -> draft.vocabulary.dimensions().stream()
                        .anyMatch(dimension -> dimension.place().startsWith(unit + " ")));
        boolean open = java.util.stream.Stream.concat(
                        draft.dimensions.stream(), draft.conditions.stream().map(Draft.Condition::dimension))
                .map(name -> draft.vocabulary.dimension(name).place())
                .anyMatch(place -> !place.isEmpty() && !place.contains(" "));
        if (owned && open) {
            draft.doubt(0.6, "places are those of the customers");
        }
    }

    /** The difference of two numbers is not computed. */
    private static void differences(Draft draft) {
        boolean difference = draft.pieces.stream()
                .anyMatch(piece ->
                        piece.cues(Cues.COMPARE) && piece.tokens().get(0).stem().startsWith("differ"));
        if (difference && draft.metrics.size() > 1) {
            draft.doubt(0.6, "both numbers are given, not their difference");
        }
    }

    /** "the share of the top ten together" is one number; a share of each is computed. */
    private static void shareOfTheFirst(Draft draft) {
        if (draft.share && draft.rank.isPresent() && !draft.any(Cues.GROUP)) {
            draft.doubt(0.3, "the share of several together");
        }
    }
}
