package dev.whence.mapping.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.whence.capture.ColumnType;

/** The types that CEL's checker knows values by. */
final class ValueTypes {
    static final CelType DECIMAL = OpaqueType.create("decimal");
    static final CelType DATE = OpaqueType.create("date");

    /** A sealed value: it can be handed on, and compared with others of its kind and with null. */
    static final CelType PERSONAL = OpaqueType.create("personal value");

    private ValueTypes() {}

    static CelType of(ColumnType column) {
        return switch (column) {
            case BOOLEAN -> SimpleType.BOOL;
            case INTEGER -> SimpleType.INT;
            case FLOAT -> SimpleType.DOUBLE;
            case DECIMAL -> DECIMAL;
            case TEXT -> SimpleType.STRING;
            case DATE -> DATE;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case BYTES -> SimpleType.BYTES;
            case LIST -> ListType.create(SimpleType.DYN);
            case TIME, ANY -> SimpleType.DYN;
        };
    }

    /** Reads the short notation of the function tables: {@code int}, {@code decimal}, {@code A}, {@code list(A)} ... */
    static CelType parse(String text) {
        if (text.startsWith("list(")) {
            return ListType.create(parse(text.substring(5, text.length() - 1)));
        }
        return switch (text) {
            case "int" -> SimpleType.INT;
            case "double" -> SimpleType.DOUBLE;
            case "decimal" -> DECIMAL;
            case "string" -> SimpleType.STRING;
            case "bool" -> SimpleType.BOOL;
            case "timestamp" -> SimpleType.TIMESTAMP;
            case "duration" -> SimpleType.DURATION;
            case "date" -> DATE;
            case "bytes" -> SimpleType.BYTES;
            case "personal" -> PERSONAL;
            case "dyn" -> SimpleType.DYN;
            case "map" -> MapType.create(SimpleType.DYN, SimpleType.DYN);
            default -> TypeParamType.create(text);
        };
    }

    /** A type's name as the author of a pack would say it. */
    static String name(CelType type) {
        return switch (type.kind()) {
            case INT -> "a whole number";
            case DOUBLE -> "a floating number";
            case STRING -> "text";
            case BOOL -> "true or false";
            case TIMESTAMP -> "a time";
            case DURATION -> "a duration";
            case STRUCT -> "a row";
            case LIST -> "a list";
            case MAP -> "a map";
            case OPAQUE -> "a " + type.name();
            default -> type.name();
        };
    }
}
