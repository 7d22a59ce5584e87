package dev.whence.mapping.expression;

import dev.cel.common.types.CelType;
import dev.whence.event.WhenceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A compiled expression. Immutable and thread-safe; evaluation fails with BAD_DATA, which says where and on what. */
public final class Expression {
    private final Evaluator evaluator;
    private final CelType type;
    private final String text;
    private final Place place;
    private final boolean personal;

    Expression(Evaluator evaluator, CelType type, String text, Place place, boolean personal) {
        this.personal = personal;
        this.evaluator = evaluator;
        this.type = type;
        this.text = text;
        this.place = place;
    }

    /** Its value; empty if that is null. */
    public Optional<Object> evaluate(Frame frame) {
        return Optional.ofNullable(raw(frame));
    }

    /** Whether it is true; null is not. */
    public boolean test(Frame frame) {
        Object value = raw(frame);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw WhenceException.badData(place + ": `" + text + "` is " + Values.describe(value) + ", not true or false");
    }

    /** Its value as a moment; a date means its first one. Empty if it is null. */
    public Optional<Instant> moment(Frame frame) {
        return evaluate(frame).map(value -> TimeFunctions.moment(value, frame.zone()));
    }

    Object raw(Frame frame) {
        try {
            return evaluator.evaluate(frame);
        } catch (WhenceException e) {
            throw WhenceException.badData(place + ": `" + text + "`: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw WhenceException.badData(place + ": `" + text + "` failed: " + e, e);
        }
    }

    Evaluator evaluator() {
        return evaluator;
    }

    CelType type() {
        return type;
    }

    /** Whether it gives something of what a personal column holds. */
    public boolean isPersonal() {
        return personal;
    }

    public Place place() {
        return place;
    }

    /** As it stands in the pack. */
    public String text() {
        return text;
    }

    /** Whether values of it could be used where a condition, a time ... is wanted. Unknown types could be anything. */
    public boolean mayBe(Class<?> wanted) {
        return switch (type.kind()) {
            case DYN, ANY, TYPE_PARAM, ERROR -> true;
            case BOOL -> wanted == Boolean.class;
            case TIMESTAMP -> wanted == Instant.class;
            case STRING -> wanted == String.class;
            case OPAQUE -> type.equals(ValueTypes.DATE) ? wanted == Instant.class : wanted == BigDecimal.class;
            case INT, DOUBLE -> wanted == BigDecimal.class;
            default -> false;
        };
    }

    /** What its values are, in words. */
    public String typeName() {
        return ValueTypes.name(type);
    }

    /** Whether its values are rows or lists of rows, which cannot stand in an event. */
    public boolean givesRows() {
        return givesRows(type);
    }

    private static boolean givesRows(CelType type) {
        return RowType.isRow(type) || type.parameters().stream().anyMatch(Expression::givesRows);
    }
}
