package dev.whence.mapping.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A function: what the checker may know of it and what it does.
 *
 * @param member called as {@code x.name(y)} instead of {@code name(x, y)}
 * @param nulls whether the body wants to see nulls; otherwise a null argument makes the result null
 * @param signatures such as {@code "int,decimal->decimal"}
 */
record Definition(String name, boolean member, boolean nulls, List<String> signatures, Body body) {
    /** Computes the function. Must be free of side effects. */
    @FunctionalInterface
    interface Body {
        Object apply(Frame frame, Object[] arguments);
    }

    static Definition function(String name, Body body, String... signatures) {
        return new Definition(name, false, false, List.of(signatures), body);
    }

    static Definition seeingNulls(String name, Body body, String... signatures) {
        return new Definition(name, false, true, List.of(signatures), body);
    }

    static Definition member(String name, Body body, String... signatures) {
        return new Definition(name, true, false, List.of(signatures), body);
    }

    static CelFunctionDecl declaration(List<Definition> sameName) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        for (Definition definition : sameName) {
            for (String signature : definition.signatures()) {
                overloads.add(definition.overload(signature));
            }
        }
        return CelFunctionDecl.newFunctionDeclaration(sameName.get(0).name(), overloads);
    }

    private CelOverloadDecl overload(String signature) {
        int arrow = signature.indexOf("->");
        CelType result = ValueTypes.parse(signature.substring(arrow + 2));
        String parameters = signature.substring(0, arrow);
        List<CelType> types = parameters.isEmpty()
                ? List.of()
                : Arrays.stream(parameters.split(",")).map(ValueTypes::parse).toList();
        String id = name + (member ? " member " : " ") + signature;
        return member
                ? CelOverloadDecl.newMemberOverload(id, result, types)
                : CelOverloadDecl.newGlobalOverload(id, result, types);
    }
}
